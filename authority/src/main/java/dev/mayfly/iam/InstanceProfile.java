package dev.mayfly.iam;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An instance profile: the handle by which a server gets the one role inside.
public record InstanceProfile(
        String name,
        String path,
        String uniqueId,
        Instant createdAt,
        Optional<String> roleName,
        List<Tag> tags)
        implements Entity {

    public InstanceProfile {
        tags = List.copyOf(tags);
    }

    /// `arn:aws:iam::ACCOUNT:instance-profile/path/name`.
    public Arn arn(AccountId account) {
        return Arn.iam(account, "instance-profile" + path + name);
    }

    /// This profile with another role in it, or none.
    InstanceProfile holding(Optional<String> role) {
        return new InstanceProfile(name, path, uniqueId, createdAt, role, tags);
    }

    /// This profile with other tags.
    InstanceProfile withTags(List<Tag> newTags) {
        return new InstanceProfile(name, path, uniqueId, createdAt, roleName, newTags);
    }
}
