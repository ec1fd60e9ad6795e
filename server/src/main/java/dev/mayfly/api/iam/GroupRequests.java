package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.Optional;

/// What the operations on groups take.
public final class GroupRequests {

    private GroupRequests() {}

    public record CreateGroup(
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH)
                    Optional<String> path,
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String groupName) {}

    public record ListGroups(
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH_PREFIX)
                    Optional<String> pathPrefix,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record UpdateGroup(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String groupName,
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH)
                    Optional<String> newPath,
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> newGroupName) {}

    /// For every operation that takes a group's name and nothing else.
    public record ByName(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String groupName) {}

    /// For every listing of what one group has.
    public record ListOfGroup(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String groupName,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    /// For `AddUserToGroup` and `RemoveUserFromGroup`.
    public record Membership(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String groupName,
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String userName) {}

    public record PutGroupPolicy(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String groupName,
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String policyName,
            @Member(
                            minLength = 1,
                            maxLength = Patterns.MAX_POLICY_DOCUMENT,
                            pattern = Patterns.POLICY_DOCUMENT)
                    String policyDocument) {}

    /// For every operation on one inline policy.
    public record ByPolicyName(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String groupName,
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String policyName) {}

    /// For every operation on one attachment.
    public record ByPolicyArn(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String groupName,
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN) String policyArn) {}

    public record ListAttachedGroupPolicies(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String groupName,
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.POLICY_PATH)
                    Optional<String> pathPrefix,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}
}
