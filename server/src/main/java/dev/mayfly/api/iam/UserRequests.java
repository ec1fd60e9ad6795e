package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// What the operations on users take. Names of existing users may be longer than new ones, and the
/// operations differ in which they mean, as the service model has it.
public final class UserRequests {

    private UserRequests() {}

    public record CreateUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH)
                    Optional<String> path,
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    Optional<String> permissionsBoundary,
            @Member(maxLength = Patterns.MAX_TAGS) List<TagMember> tags) {}

    public record GetUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName) {}

    public record ListUsers(
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH_PREFIX)
                    Optional<String> pathPrefix,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record UpdateUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH)
                    Optional<String> newPath,
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    Optional<String> newUserName) {}

    /// For every operation that takes a user's name and nothing else.
    public record ByName(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String userName) {}

    /// The same, where the model allows the length of a new name only.
    public record ByShortName(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    String userName) {}

    /// For every listing of what one user has.
    public record ListOfUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record PutUserPolicy(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String userName,
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
                    String userName,
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String policyName) {}

    /// For every operation on one attachment.
    public record ByPolicyArn(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN) String policyArn) {}

    public record ListAttachedUserPolicies(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.POLICY_PATH)
                    Optional<String> pathPrefix,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record PutUserPermissionsBoundary(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    String permissionsBoundary) {}

    public record TagUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(maxLength = Patterns.MAX_TAGS) List<TagMember> tags) {}

    public record UntagUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(maxLength = Patterns.MAX_TAGS, pattern = Patterns.TAG_KEY)
                    List<String> tagKeys) {}
}
