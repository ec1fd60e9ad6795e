package dev.mayfly.api.iam;

import dev.mayfly.iam.Page;
import java.util.List;
import java.util.Optional;

/// What the operations on users answer.
public final class UserAnswers {

    private UserAnswers() {}

    /// Of `CreateUser` and `GetUser`.
    public record OneUser(UserMember user) {}

    public record Users(List<UserMember> users, boolean isTruncated, Optional<String> marker) {

        public static Users of(Page<UserMember> page) {
            return new Users(page.items(), page.truncated(), page.nextMarker());
        }
    }

    public record InlinePolicy(String userName, String policyName, String policyDocument) {}

    /// Of every listing of inline policies, a user's and a group's.
    public record PolicyNames(
            List<String> policyNames, boolean isTruncated, Optional<String> marker) {

        public static PolicyNames of(Page<String> page) {
            return new PolicyNames(page.items(), page.truncated(), page.nextMarker());
        }
    }

    /// Of every listing of attachments, a user's and a group's.
    public record AttachedPolicies(
            List<AttachedPolicyMember> attachedPolicies,
            boolean isTruncated,
            Optional<String> marker) {

        public static AttachedPolicies of(Page<AttachedPolicyMember> page) {
            return new AttachedPolicies(page.items(), page.truncated(), page.nextMarker());
        }
    }
}
