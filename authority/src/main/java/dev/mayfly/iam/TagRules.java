package dev.mayfly.iam;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// The rules for tags on IAM entities: at most [#MAX_TAGS] per entity, no key twice, `aws:` is
/// reserved. Keys on users and roles are unique without case and keep the case they were last
/// written in; on everything else `env` and `ENV` are two keys. Tags are kept sorted by key.
///
/// Source: IAM User Guide, "Tags for AWS Identity and Access Management resources", read 2026-11.
public final class TagRules {

    /// Tags on one entity.
    public static final int MAX_TAGS = 50;

    private static final String RESERVED_PREFIX = "aws:";

    private TagRules() {}

    /// How keys compare.
    public enum KeyCase {
        /// Users and roles.
        IGNORED,
        /// Policies, identity providers, instance profiles.
        EXACT
    }

    /// The tags of a user or role that is being created.
    public static List<Tag> initial(List<Tag> tags) {
        return initial(KeyCase.IGNORED, tags);
    }

    /// The tags of an entity that is being created.
    public static List<Tag> initial(KeyCase keyCase, List<Tag> tags) {
        return put(keyCase, List.of(), tags);
    }

    /// The tags of a user or role after `added` were put on it.
    public static List<Tag> merged(List<Tag> existing, List<Tag> added) {
        return merged(KeyCase.IGNORED, existing, added);
    }

    /// The tags after `added` were put on an entity that has `existing`; a key that is there is
    /// replaced. To add none is refused, as AWS does (`InvalidInput`; the sentence is ours).
    public static List<Tag> merged(KeyCase keyCase, List<Tag> existing, List<Tag> added) {
        if (added.isEmpty()) {
            throw new RefusedException(
                    new Refusal.InvalidInput("The list of tags must hold at least one tag."));
        }
        return put(keyCase, existing, added);
    }

    private static List<Tag> put(KeyCase keyCase, List<Tag> existing, List<Tag> added) {
        SortedMap<String, Tag> result = byKey(keyCase, existing);
        result.putAll(byKey(keyCase, checked(keyCase, added)));
        if (result.size() > MAX_TAGS) {
            throw new RefusedException(
                    new Refusal.LimitExceeded("The number of tags has reached the maximum limit."));
        }
        return List.copyOf(result.values());
    }

    /// The tags of a user or role after `keys` were taken off.
    public static List<Tag> without(List<Tag> existing, Collection<String> keys) {
        return without(KeyCase.IGNORED, existing, keys);
    }

    /// The tags after `keys` were taken off; a key that is not there is no error.
    public static List<Tag> without(KeyCase keyCase, List<Tag> existing, Collection<String> keys) {
        SortedMap<String, Tag> result = byKey(keyCase, existing);
        keys.forEach(key -> result.remove(folded(keyCase, key)));
        return List.copyOf(result.values());
    }

    private static List<Tag> checked(KeyCase keyCase, List<Tag> tags) {
        if (byKey(keyCase, tags).size() < tags.size()) {
            throw new RefusedException(new Refusal.InvalidInput(duplicates(keyCase)));
        }
        if (tags.stream().anyMatch(TagRules::isReserved)) {
            throw new RefusedException(
                    new Refusal.InvalidInput(
                            "Tag keys beginning with aws: are reserved for system use."));
        }
        return tags;
    }

    private static String duplicates(KeyCase keyCase) {
        return switch (keyCase) {
            case IGNORED ->
                    "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
            case EXACT -> "Duplicate tag keys found.";
        };
    }

    private static boolean isReserved(Tag tag) {
        return folded(KeyCase.IGNORED, tag.key()).startsWith(RESERVED_PREFIX);
    }

    private static SortedMap<String, Tag> byKey(KeyCase keyCase, List<Tag> tags) {
        SortedMap<String, Tag> result = new TreeMap<>();
        tags.forEach(tag -> result.put(folded(keyCase, tag.key()), tag));
        return result;
    }

    private static String folded(KeyCase keyCase, String key) {
        return switch (keyCase) {
            case IGNORED -> key.toLowerCase(Locale.ROOT);
            case EXACT -> key;
        };
    }
}
