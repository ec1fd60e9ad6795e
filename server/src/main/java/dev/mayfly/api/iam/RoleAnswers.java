package dev.mayfly.api.iam;

import dev.mayfly.iam.Page;
import dev.mayfly.wire.EmptyResult;
import java.util.List;
import java.util.Optional;

/// What the operations on roles answer.
public final class RoleAnswers {

    private RoleAnswers() {}

    /// Of `CreateRole`, `GetRole` and `UpdateRoleDescription`.
    public record OneRole(RoleMember role) {}

    public record Roles(List<RoleMember> roles, boolean isTruncated, Optional<String> marker) {

        public static Roles of(Page<RoleMember> page) {
            return new Roles(page.items(), page.truncated(), page.nextMarker());
        }
    }

    /// Of `UpdateRole`.
    @EmptyResult
    public record Updated() {

        /// The only one there need be.
        public static final Updated ANSWER = new Updated();
    }

    public record InlinePolicy(String roleName, String policyName, String policyDocument) {}
}
