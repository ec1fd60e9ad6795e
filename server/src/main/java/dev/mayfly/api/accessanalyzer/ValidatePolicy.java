package dev.mayfly.api.accessanalyzer;

import dev.mayfly.wire.Member;
import dev.mayfly.wire.Place;
import java.util.List;
import java.util.Optional;

/// What `ValidatePolicy` takes and answers. The document stays out of the trail: it may be long,
/// and nothing is done by it.
public final class ValidatePolicy {

    private ValidatePolicy() {}

    public record Request(
            @Member(oneOf = {"DE", "EN", "ES", "FR", "IT", "JA", "KO", "PT_BR", "ZH_CN", "ZH_TW"})
                    Optional<String> locale,
            @Member(in = Place.QUERY) Optional<Integer> maxResults,
            @Member(in = Place.QUERY) Optional<String> nextToken,
            @Member(sensitive = true) String policyDocument,
            @Member(
                            oneOf = {
                                "IDENTITY_POLICY",
                                "RESOURCE_POLICY",
                                "SERVICE_CONTROL_POLICY",
                                "RESOURCE_CONTROL_POLICY"
                            })
                    String policyType,
            @Member(
                            oneOf = {
                                "AWS::S3::Bucket",
                                "AWS::S3::AccessPoint",
                                "AWS::S3::MultiRegionAccessPoint",
                                "AWS::S3ObjectLambda::AccessPoint",
                                "AWS::IAM::AssumeRolePolicyDocument",
                                "AWS::DynamoDB::Table"
                            })
                    Optional<String> validatePolicyResourceType) {}

    public record Response(List<Finding> findings, Optional<String> nextToken) {}

    public record Finding(
            String findingDetails,
            String findingType,
            String issueCode,
            String learnMoreLink,
            List<Location> locations) {}

    public record Location(List<PathElement> path, Span span) {}

    /// One of the four is present.
    public record PathElement(
            Optional<Integer> index,
            Optional<String> key,
            Optional<Substring> substring,
            Optional<String> value) {}

    public record Substring(int start, int length) {}

    public record Span(Position start, Position end) {}

    public record Position(int line, int column, int offset) {}
}
