package dev.mayfly.iam;

import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A managed policy with its versions, keyed by version number (`1` is `v1`). Policies that AWS
/// ships live in the `aws` account (`arn:aws:iam::aws:policy/…`) and are not part of an account's
/// state.
///
/// `lastVersion` is the highest number ever given, so that the number of a deleted version is not
/// given again.
public record ManagedPolicy(
        String arn,
        String name,
        String path,
        String uniqueId,
        Instant createdAt,
        Instant updatedAt,
        Optional<String> description,
        SortedMap<Integer, Version> versions,
        int defaultVersion,
        int lastVersion,
        List<Tag> tags)
        implements Entity {

    /// One version of the document.
    public record Version(PolicyText text, Instant createdAt) {}

    public ManagedPolicy {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        tags = List.copyOf(tags);
        if (!versions.containsKey(defaultVersion)) {
            throw new IllegalArgumentException("the default version is one of the versions");
        }
        if (versions.lastKey() > lastVersion) {
            throw new IllegalArgumentException("no version is newer than the last one");
        }
    }

    /// The document in force.
    public PolicyText defaultText() {
        return Objects.requireNonNull(versions.get(defaultVersion)).text();
    }
}
