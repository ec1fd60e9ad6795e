package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// What the operations on roles take.
public final class RoleRequests {

    static final int MIN_SESSION = 3600;
    static final int MAX_SESSION = 43_200;
    static final int MAX_DESCRIPTION = 1000;

    private RoleRequests() {}

    public record CreateRole(
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH)
                    Optional<String> path,
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(
                            minLength = 1,
                            maxLength = Patterns.MAX_POLICY_DOCUMENT,
                            pattern = Patterns.POLICY_DOCUMENT)
                    String assumeRolePolicyDocument,
            @Member(maxLength = MAX_DESCRIPTION, pattern = Patterns.ROLE_DESCRIPTION)
                    Optional<String> description,
            @Member(min = MIN_SESSION, max = MAX_SESSION) Optional<Integer> maxSessionDuration,
            @Member(minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    Optional<String> permissionsBoundary,
            @Member(maxLength = Patterns.MAX_TAGS) List<TagMember> tags) {}

    public record ListRoles(
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH_PREFIX)
                    Optional<String> pathPrefix,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record UpdateRole(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(maxLength = MAX_DESCRIPTION, pattern = Patterns.ROLE_DESCRIPTION)
                    Optional<String> description,
            @Member(min = MIN_SESSION, max = MAX_SESSION) Optional<Integer> maxSessionDuration) {}

    public record UpdateRoleDescription(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(maxLength = MAX_DESCRIPTION, pattern = Patterns.ROLE_DESCRIPTION)
                    String description) {}

    public record UpdateAssumeRolePolicy(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(
                            minLength = 1,
                            maxLength = Patterns.MAX_POLICY_DOCUMENT,
                            pattern = Patterns.POLICY_DOCUMENT)
                    String policyDocument) {}

    /// For every operation that takes a role's name and nothing else.
    public record ByName(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName) {}

    /// For every listing of what one role has.
    public record ListOfRole(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record TagRole(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(maxLength = Patterns.MAX_TAGS) List<TagMember> tags) {}

    public record UntagRole(
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName,
            @Member(maxLength = Patterns.MAX_TAGS, pattern = Patterns.TAG_KEY)
                    List<String> tagKeys) {}
}
