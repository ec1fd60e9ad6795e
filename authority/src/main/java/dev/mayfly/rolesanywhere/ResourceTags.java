package dev.mayfly.rolesanywhere;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The rules for tags here: up to 200 a resource, keys that differ in case are two, `aws:` is
/// reserved. Kept sorted by key.
///
/// Source: service model, `TagList` (at most 200) and `TooManyTagsException`.
final class ResourceTags {

    static final int MAX_TAGS = 200;

    private static final String RESERVED = "aws:";

    private ResourceTags() {}

    /// The tags after `added` were put on a resource that has `existing`.
    static List<Tag> merged(List<Tag> existing, List<Tag> added) {
        SortedMap<String, Tag> fresh = byKey(added);
        if (fresh.size() < added.size()) {
            throw Rules.invalid("Duplicate tag keys found.");
        }
        if (fresh.keySet().stream().anyMatch(ResourceTags::reserved)) {
            throw Rules.invalid("Tag keys beginning with aws: are reserved for system use.");
        }
        SortedMap<String, Tag> result = byKey(existing);
        result.putAll(fresh);
        if (result.size() > MAX_TAGS) {
            throw new RefusedException(
                    new Refusal.TooManyTags("A resource has at most " + MAX_TAGS + " tags."));
        }
        return List.copyOf(result.values());
    }

    /// The tags after `keys` were taken off; a key that is not there is no error.
    static List<Tag> without(List<Tag> existing, Collection<String> keys) {
        return existing.stream().filter(tag -> !keys.contains(tag.key())).toList();
    }

    private static boolean reserved(String key) {
        return key.regionMatches(true, 0, RESERVED, 0, RESERVED.length());
    }

    private static SortedMap<String, Tag> byKey(List<Tag> tags) {
        SortedMap<String, Tag> result = new TreeMap<>();
        tags.forEach(tag -> result.put(tag.key(), tag));
        return result;
    }
}
