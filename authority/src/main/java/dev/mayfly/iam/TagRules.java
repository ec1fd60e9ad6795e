package dev.mayfly.iam;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// The rules for tags on IAM entities: keys are unique without case and keep the case they were
/// last written in; at most [#MAX_TAGS] per entity; `aws:` is reserved. Tags are kept sorted by
/// key.
///
/// Source: IAM User Guide, "Tags for AWS Identity and Access Management resources", read 2026-11.
public final class TagRules {

    /// Tags on one entity.
    public static final int MAX_TAGS = 50;

    private static final String RESERVED_PREFIX = "aws:";

    private TagRules() {}

    /// The tags of an entity that is being created.
    public static List<Tag> initial(List<Tag> tags) {
        return merged(List.of(), tags);
    }

    /// The tags after `added` were put on an entity that has `existing`; a key that is there in any
    /// case is replaced.
    public static List<Tag> merged(List<Tag> existing, List<Tag> added) {
        SortedMap<String, Tag> result = byKey(existing);
        result.putAll(byKey(checked(added)));
        if (result.size() > MAX_TAGS) {
            throw new RefusedException(
                    new Refusal.LimitExceeded("The number of tags has reached the maximum limit."));
        }
        return List.copyOf(result.values());
    }

    /// The tags after `keys` were taken off; a key that is not there is no error.
    public static List<Tag> without(List<Tag> existing, Collection<String> keys) {
        SortedMap<String, Tag> result = byKey(existing);
        keys.forEach(key -> result.remove(key.toLowerCase(Locale.ROOT)));
        return List.copyOf(result.values());
    }

    private static List<Tag> checked(List<Tag> tags) {
        if (byKey(tags).size() < tags.size()) {
            throw new RefusedException(
                    new Refusal.InvalidInput(
                            "Duplicate tag keys found. Please note that Tag keys are case"
                                    + " insensitive."));
        }
        if (tags.stream().anyMatch(tag -> folded(tag).startsWith(RESERVED_PREFIX))) {
            throw new RefusedException(
                    new Refusal.InvalidInput(
                            "Tag keys beginning with aws: are reserved for system use."));
        }
        return tags;
    }

    private static SortedMap<String, Tag> byKey(List<Tag> tags) {
        SortedMap<String, Tag> result = new TreeMap<>();
        tags.forEach(tag -> result.put(folded(tag), tag));
        return result;
    }

    private static String folded(Tag tag) {
        return tag.key().toLowerCase(Locale.ROOT);
    }
}
