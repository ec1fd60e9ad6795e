package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// What the policy simulator takes.
///
/// Source of what the model does not say: AWS takes an empty `PolicyInputList` (captured 2026-09 by
/// the project stackd, `simulation.json`).
public final class SimulationRequests {

    private SimulationRequests() {}

    public record SimulateCustomPolicy(
            @Member(pattern = Patterns.POLICY_DOCUMENT) List<String> policyInputList,
            @Member(pattern = Patterns.POLICY_DOCUMENT)
                    List<String> permissionsBoundaryPolicyInputList,
            @Member(minLength = 1) List<String> actionNames,
            List<String> resourceArns,
            @Member(
                            minLength = 1,
                            maxLength = Patterns.MAX_POLICY_DOCUMENT,
                            pattern = Patterns.POLICY_DOCUMENT)
                    Optional<String> resourcePolicy,
            @Member(minLength = 1, maxLength = Patterns.MAX_ARN) Optional<String> resourceOwner,
            @Member(minLength = 1, maxLength = Patterns.MAX_ARN) Optional<String> callerArn,
            List<ContextEntryMember> contextEntries,
            @Member(minLength = 1, maxLength = 64) Optional<String> resourceHandlingOption,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker) {}

    public record SimulatePrincipalPolicy(
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    String policySourceArn,
            @Member(pattern = Patterns.POLICY_DOCUMENT) List<String> policyInputList,
            @Member(pattern = Patterns.POLICY_DOCUMENT)
                    List<String> permissionsBoundaryPolicyInputList,
            @Member(minLength = 1) List<String> actionNames,
            List<String> resourceArns,
            @Member(
                            minLength = 1,
                            maxLength = Patterns.MAX_POLICY_DOCUMENT,
                            pattern = Patterns.POLICY_DOCUMENT)
                    Optional<String> resourcePolicy,
            @Member(minLength = 1, maxLength = Patterns.MAX_ARN) Optional<String> resourceOwner,
            @Member(minLength = 1, maxLength = Patterns.MAX_ARN) Optional<String> callerArn,
            List<ContextEntryMember> contextEntries,
            @Member(minLength = 1, maxLength = 64) Optional<String> resourceHandlingOption,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker) {

        /// The part that both simulations take.
        public SimulateCustomPolicy custom() {
            return new SimulateCustomPolicy(
                    policyInputList,
                    permissionsBoundaryPolicyInputList,
                    actionNames,
                    resourceArns,
                    resourcePolicy,
                    resourceOwner,
                    callerArn,
                    contextEntries,
                    resourceHandlingOption,
                    maxItems,
                    marker);
        }
    }

    public record ContextEntryMember(
            @Member(minLength = 5, maxLength = 256) Optional<String> contextKeyName,
            List<String> contextKeyValues,
            @Member(
                            oneOf = {
                                "string",
                                "stringList",
                                "numeric",
                                "numericList",
                                "boolean",
                                "booleanList",
                                "ip",
                                "ipList",
                                "binary",
                                "binaryList",
                                "date",
                                "dateList"
                            })
                    Optional<String> contextKeyType) {}

    public record GetContextKeysForCustomPolicy(
            @Member(minLength = 1, pattern = Patterns.POLICY_DOCUMENT)
                    List<String> policyInputList) {}

    public record GetContextKeysForPrincipalPolicy(
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    String policySourceArn,
            @Member(pattern = Patterns.POLICY_DOCUMENT) List<String> policyInputList) {}
}
