package dev.mayfly.api.iam;

import dev.mayfly.iam.Page;
import java.util.List;
import java.util.Optional;

/// What the operations on groups answer; see also [UserAnswers] for what both kinds share.
public final class GroupAnswers {

    private GroupAnswers() {}

    /// Of `CreateGroup`.
    public record OneGroup(GroupMember group) {}

    /// Of `GetGroup`: the group and a page of its users.
    public record GroupAndUsers(
            GroupMember group,
            List<UserMember> users,
            boolean isTruncated,
            Optional<String> marker) {

        public static GroupAndUsers of(GroupMember group, Page<UserMember> users) {
            return new GroupAndUsers(group, users.items(), users.truncated(), users.nextMarker());
        }
    }

    public record Groups(List<GroupMember> groups, boolean isTruncated, Optional<String> marker) {

        public static Groups of(Page<GroupMember> page) {
            return new Groups(page.items(), page.truncated(), page.nextMarker());
        }
    }

    public record InlinePolicy(String groupName, String policyName, String policyDocument) {}
}
