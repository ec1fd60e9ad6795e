package dev.mayfly.iam;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A group of users that share policies. `userNames` are the users' names as they spell them.
public record Group(
        String name,
        String path,
        String uniqueId,
        Instant createdAt,
        SortedSet<String> userNames,
        SortedMap<String, PolicyText> inlinePolicies,
        SortedSet<String> attachedPolicies)
        implements Entity {

    public Group {
        userNames = Collections.unmodifiableSortedSet(new TreeSet<>(userNames));
        inlinePolicies = Collections.unmodifiableSortedMap(new TreeMap<>(inlinePolicies));
        attachedPolicies = Collections.unmodifiableSortedSet(new TreeSet<>(attachedPolicies));
    }

    /// `arn:aws:iam::ACCOUNT:group/path/name`.
    public Arn arn(AccountId account) {
        return Arn.iam(account, "group" + path + name);
    }

    /// This group under another name or path.
    Group moved(String newName, String newPath) {
        return new Group(
                newName, newPath, uniqueId, createdAt, userNames, inlinePolicies, attachedPolicies);
    }

    /// This group with other members.
    Group withUsers(SortedSet<String> names) {
        return new Group(name, path, uniqueId, createdAt, names, inlinePolicies, attachedPolicies);
    }

    /// This group with other inline policies.
    Group withInline(SortedMap<String, PolicyText> policies) {
        return new Group(name, path, uniqueId, createdAt, userNames, policies, attachedPolicies);
    }

    /// This group with other attachments.
    Group withAttached(SortedSet<String> arns) {
        return new Group(name, path, uniqueId, createdAt, userNames, inlinePolicies, arns);
    }
}
