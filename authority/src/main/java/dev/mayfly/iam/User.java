package dev.mayfly.iam;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// An IAM user: a name that policies and groups can hold on to. It has no password and no key.
public record User(
        String name,
        String path,
        String uniqueId,
        Instant createdAt,
        SortedMap<String, PolicyText> inlinePolicies,
        SortedSet<String> attachedPolicies,
        Optional<String> boundary,
        List<Tag> tags)
        implements Entity {

    public User {
        inlinePolicies = Collections.unmodifiableSortedMap(new TreeMap<>(inlinePolicies));
        attachedPolicies = Collections.unmodifiableSortedSet(new TreeSet<>(attachedPolicies));
        tags = List.copyOf(tags);
    }

    /// `arn:aws:iam::ACCOUNT:user/path/name`.
    public Arn arn(AccountId account) {
        return Arn.iam(account, "user" + path + name);
    }

    /// This user under another name or path.
    User moved(String newName, String newPath) {
        return new User(
                newName,
                newPath,
                uniqueId,
                createdAt,
                inlinePolicies,
                attachedPolicies,
                boundary,
                tags);
    }

    /// This user with other inline policies.
    User withInline(SortedMap<String, PolicyText> policies) {
        return new User(
                name, path, uniqueId, createdAt, policies, attachedPolicies, boundary, tags);
    }

    /// This user with other attachments.
    User withAttached(SortedSet<String> arns) {
        return new User(name, path, uniqueId, createdAt, inlinePolicies, arns, boundary, tags);
    }

    /// This user within the boundary of that policy.
    User bounded(String arn) {
        return new User(
                name,
                path,
                uniqueId,
                createdAt,
                inlinePolicies,
                attachedPolicies,
                Optional.of(arn),
                tags);
    }

    /// This user without a boundary.
    User unbounded() {
        return new User(
                name,
                path,
                uniqueId,
                createdAt,
                inlinePolicies,
                attachedPolicies,
                Optional.empty(),
                tags);
    }

    /// This user with other tags.
    User withTags(List<Tag> newTags) {
        return new User(
                name,
                path,
                uniqueId,
                createdAt,
                inlinePolicies,
                attachedPolicies,
                boundary,
                newTags);
    }
}
