package dev.mayfly.api;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.policy.Statement;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Locale;

/// Reads the policies of Access Analyzer's checks, which take no policy with an error in it.
final class CheckedPolicy {

    private CheckedPolicy() {}

    /// A policy of AWS's type `IDENTITY_POLICY` or `RESOURCE_POLICY`; a resource policy that names
    /// no resource and is about STS alone is read as a role's trust policy.
    ///
    /// @throws RefusedException `InvalidParameterException` for what is no such policy
    static PolicyDocument read(String json, String policyType) {
        if (policyType.equals("IDENTITY_POLICY")) {
            return parse(json, PolicyKind.IDENTITY);
        }
        PolicyDocument policy = parse(json, PolicyKind.RESOURCE);
        boolean trust = policy.statements().stream().allMatch(CheckedPolicy::aboutAssuming);
        return trust ? parse(json, PolicyKind.TRUST) : policy;
    }

    /// A policy for that type of resources.
    ///
    /// @throws RefusedException `InvalidParameterException` for what is no such policy
    static PolicyDocument attachedTo(String resourceType, String json) {
        boolean role = resourceType.equals("AWS::IAM::AssumeRolePolicyDocument");
        return parse(json, role ? PolicyKind.TRUST : PolicyKind.RESOURCE);
    }

    private static boolean aboutAssuming(Statement statement) {
        return statement.resources().isEmpty()
                && statement.actions().patterns().stream()
                        .allMatch(a -> a.source().toLowerCase(Locale.ROOT).startsWith("sts:"));
    }

    private static PolicyDocument parse(String json, PolicyKind kind) {
        try {
            return PolicyParser.parse(json, kind);
        } catch (PolicySyntaxException e) {
            throw invalid(
                    "The policy document is invalid: "
                            + e.problem()
                            + " (line "
                            + e.line()
                            + ", column "
                            + e.column()
                            + ")");
        }
    }

    static RefusedException invalid(String message) {
        return new RefusedException(new Refusal.InvalidParameterValue(message));
    }
}
