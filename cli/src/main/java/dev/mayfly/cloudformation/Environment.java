package dev.mayfly.cloudformation;

import java.util.Map;
import java.util.Optional;

/// Where a template is applied: what the pseudo parameters stand for, and the parameter values
/// given.
public record Environment(
        String account, String region, String stackName, Map<String, String> parameters) {

    public Environment {
        parameters = Map.copyOf(parameters);
    }

    /// The value of a pseudo parameter, or empty when `name` is none. `AWS::NoValue` is not a
    /// value.
    ///
    /// Source: CloudFormation User Guide, "Pseudo parameters reference", read 2026-11.
    Optional<String> pseudoParameter(String name) {
        return switch (name) {
            case "AWS::AccountId" -> Optional.of(account);
            case "AWS::Region" -> Optional.of(region);
            case "AWS::Partition" -> Optional.of("aws");
            case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
            case "AWS::StackName" -> Optional.of(stackName);
            case "AWS::StackId" ->
                    Optional.of(
                            "arn:aws:cloudformation:"
                                    + region
                                    + ":"
                                    + account
                                    + ":stack/"
                                    + stackName
                                    + "/mayfly");
            default -> Optional.empty();
        };
    }
}
