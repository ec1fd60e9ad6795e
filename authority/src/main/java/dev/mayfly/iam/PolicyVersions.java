package dev.mayfly.iam;

import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A managed policy with one thing about it changed.
final class PolicyVersions {

    private PolicyVersions() {}

    static ManagedPolicy.Version find(ManagedPolicy policy, int version) {
        ManagedPolicy.Version found = policy.versions().get(version);
        if (found == null) {
            throw VersionId.absent(policy.arn(), VersionId.of(version));
        }
        return found;
    }

    static ManagedPolicy added(
            ManagedPolicy policy, ManagedPolicy.Version version, boolean setAsDefault) {
        int number = policy.lastVersion() + 1;
        SortedMap<Integer, ManagedPolicy.Version> versions = new TreeMap<>(policy.versions());
        versions.put(number, version);
        Versions numbers =
                new Versions(versions, setAsDefault ? number : policy.defaultVersion(), number);
        return with(policy, version.createdAt(), numbers, policy.tags());
    }

    static ManagedPolicy removed(ManagedPolicy policy, int version) {
        SortedMap<Integer, ManagedPolicy.Version> versions = new TreeMap<>(policy.versions());
        versions.remove(version);
        Versions numbers = new Versions(versions, policy.defaultVersion(), policy.lastVersion());
        return with(policy, policy.updatedAt(), numbers, policy.tags());
    }

    static ManagedPolicy inForce(ManagedPolicy policy, int version) {
        Versions numbers = new Versions(policy.versions(), version, policy.lastVersion());
        return with(policy, policy.updatedAt(), numbers, policy.tags());
    }

    static ManagedPolicy tagged(ManagedPolicy policy, List<Tag> tags) {
        Versions numbers =
                new Versions(policy.versions(), policy.defaultVersion(), policy.lastVersion());
        return with(policy, policy.updatedAt(), numbers, tags);
    }

    private record Versions(SortedMap<Integer, ManagedPolicy.Version> all, int inForce, int last) {}

    private static ManagedPolicy with(
            ManagedPolicy policy, Instant updatedAt, Versions versions, List<Tag> tags) {
        return new ManagedPolicy(
                policy.arn(),
                policy.name(),
                policy.path(),
                policy.uniqueId(),
                policy.createdAt(),
                updatedAt,
                policy.description(),
                versions.all(),
                versions.inForce(),
                versions.last(),
                tags);
    }
}
