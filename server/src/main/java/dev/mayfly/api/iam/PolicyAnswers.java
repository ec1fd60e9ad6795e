package dev.mayfly.api.iam;

import dev.mayfly.iam.Page;
import dev.mayfly.identity.Tag;
import java.util.List;
import java.util.Optional;

/// What the operations on managed policies answer.
public final class PolicyAnswers {

    private PolicyAnswers() {}

    /// Of `CreatePolicy` and `GetPolicy`.
    public record OnePolicy(PolicyMember policy) {}

    /// Of `CreatePolicyVersion` and `GetPolicyVersion`.
    public record OneVersion(PolicyVersionMember policyVersion) {}

    public record Policies(
            List<PolicyMember> policies, boolean isTruncated, Optional<String> marker) {

        public static Policies of(Page<PolicyMember> page) {
            return new Policies(page.items(), page.truncated(), page.nextMarker());
        }
    }

    public record Versions(
            List<PolicyVersionMember> versions, boolean isTruncated, Optional<String> marker) {

        public static Versions of(Page<PolicyVersionMember> page) {
            return new Versions(page.items(), page.truncated(), page.nextMarker());
        }
    }

    /// Of every listing of tags.
    public record Tags(List<TagMember> tags, boolean isTruncated, Optional<String> marker) {

        public static Tags of(Page<Tag> page) {
            return new Tags(TagMember.members(page.items()), page.truncated(), page.nextMarker());
        }
    }

    public record PolicyGroup(String groupName, String groupId) {}

    public record PolicyUser(String userName, String userId) {}

    public record PolicyRole(String roleName, String roleId) {}

    public record Entities(
            List<PolicyGroup> policyGroups,
            List<PolicyUser> policyUsers,
            List<PolicyRole> policyRoles,
            boolean isTruncated,
            Optional<String> marker) {}
}
