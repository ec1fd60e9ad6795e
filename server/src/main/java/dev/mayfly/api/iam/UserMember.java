package dev.mayfly.api.iam;

import dev.mayfly.iam.User;
import dev.mayfly.identity.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A user on the wire.
public record UserMember(
        String path,
        String userName,
        String userId,
        String arn,
        Instant createDate,
        Optional<BoundaryMember> permissionsBoundary,
        Optional<List<TagMember>> tags) {

    /// As `CreateUser` and `GetUser` tell it, with boundary and tags.
    public static UserMember full(User user, AccountId account) {
        return new UserMember(
                user.path(),
                user.name(),
                user.uniqueId(),
                user.arn(account).toString(),
                user.createdAt(),
                user.boundary().map(BoundaryMember::of),
                TagMember.optional(user.tags()));
    }

    /// As listings tell it.
    public static UserMember listed(User user, AccountId account) {
        return new UserMember(
                user.path(),
                user.name(),
                user.uniqueId(),
                user.arn(account).toString(),
                user.createdAt(),
                Optional.empty(),
                Optional.empty());
    }
}
