package dev.mayfly.api.iam;

import dev.mayfly.iam.Group;
import dev.mayfly.identity.AccountId;
import java.time.Instant;

/// A group on the wire.
public record GroupMember(
        String path, String groupName, String groupId, String arn, Instant createDate) {

    public static GroupMember of(Group group, AccountId account) {
        return new GroupMember(
                group.path(),
                group.name(),
                group.uniqueId(),
                group.arn(account).toString(),
                group.createdAt());
    }
}
