package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// What the operations on managed policies take.
public final class PolicyRequests {

    private PolicyRequests() {}

    public record CreatePolicy(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String policyName,
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.POLICY_PATH)
                    Optional<String> path,
            @Member(
                            minLength = 1,
                            maxLength = Patterns.MAX_POLICY_DOCUMENT,
                            pattern = Patterns.POLICY_DOCUMENT)
                    String policyDocument,
            @Member(maxLength = Patterns.MAX_DESCRIPTION) Optional<String> description,
            @Member(maxLength = Patterns.MAX_TAGS) List<TagMember> tags) {}

    /// For every operation that takes a policy's ARN and nothing else.
    public record ByArn(
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN) String policyArn) {}

    public record ListPolicies(
            @Member(oneOf = {"All", "AWS", "Local"}) Optional<String> scope,
            Optional<Boolean> onlyAttached,
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.POLICY_PATH)
                    Optional<String> pathPrefix,
            @Member(oneOf = {"PermissionsPolicy", "PermissionsBoundary"})
                    Optional<String> policyUsageFilter,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record CreatePolicyVersion(
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN) String policyArn,
            @Member(
                            minLength = 1,
                            maxLength = Patterns.MAX_POLICY_DOCUMENT,
                            pattern = Patterns.POLICY_DOCUMENT)
                    String policyDocument,
            Optional<Boolean> setAsDefault) {}

    /// For every operation that takes a policy's ARN and a version's id.
    public record ByVersion(
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN) String policyArn,
            @Member(pattern = Patterns.VERSION_ID) String versionId) {}

    /// For every listing of what one policy has.
    public record ListOfPolicy(
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN) String policyArn,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record ListEntitiesForPolicy(
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN) String policyArn,
            @Member(oneOf = {"User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"})
                    Optional<String> entityFilter,
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH)
                    Optional<String> pathPrefix,
            @Member(oneOf = {"PermissionsPolicy", "PermissionsBoundary"})
                    Optional<String> policyUsageFilter,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record TagPolicy(
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN) String policyArn,
            @Member(maxLength = Patterns.MAX_TAGS) List<TagMember> tags) {}

    public record UntagPolicy(
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN) String policyArn,
            @Member(maxLength = Patterns.MAX_TAGS, pattern = Patterns.TAG_KEY)
                    List<String> tagKeys) {}
}
