package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.Optional;

/// What the operations on the permission policies of roles take.
public final class RolePolicyRequests {

    private RolePolicyRequests() {}

    public record PutRolePolicy(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String policyName,
            @Member(
                            minLength = 1,
                            maxLength = Patterns.MAX_POLICY_DOCUMENT,
                            pattern = Patterns.POLICY_DOCUMENT)
                    String policyDocument) {}

    /// For every operation on one inline policy.
    public record ByPolicyName(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String policyName) {}

    /// For every operation on one attachment.
    public record ByPolicyArn(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN) String policyArn) {}

    public record ListAttachedRolePolicies(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.POLICY_PATH)
                    Optional<String> pathPrefix,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record PutRolePermissionsBoundary(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    String permissionsBoundary) {}
}
