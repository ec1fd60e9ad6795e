package dev.mayfly.claims;

import dev.mayfly.claims.ClaimValue.Items;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The session tags an identity provider passes: nested in `https://aws.amazon.com/tags`, or
/// flattened to one claim a tag for providers that cannot nest.
///
/// Source: IAM User Guide, "Pass session tags in AWS STS", read 2026-11; the texts about formats as
/// recorded from AWS on 2026-09-11, those about limits are AssumeRole's.
public record SessionTags(List<Tag> tags, Set<String> transitiveKeys) {

    private static final String NAMESPACE = "https://aws.amazon.com/tags";
    private static final String FLAT_TAG = NAMESPACE + "/principal_tags/";
    private static final String FLAT_TRANSITIVE = NAMESPACE + "/transitive_tag_keys";

    private static final int MAX_TAGS = 50;
    private static final int MAX_KEY_CHARACTERS = 128;
    private static final int MAX_VALUE_CHARACTERS = 256;
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private static final SessionTags NONE = new SessionTags(List.of(), Set.of());

    public SessionTags {
        tags = List.copyOf(tags);
        transitiveKeys = Set.copyOf(transitiveKeys);
    }

    /// The tags in a token's claims.
    ///
    /// @throws RefusedException when they are not in the documented format or pass a limit
    public static SessionTags in(Claims claims) {
        List<Tag> tags = new ArrayList<>();
        Set<String> transitive = new HashSet<>();
        if (claims.has(NAMESPACE)) {
            Claims nested =
                    claims.members(NAMESPACE)
                            .orElseThrow(() -> invalid("Session tags passed in claim are not"));
            nestedTags(nested, tags);
            transitiveKeys(nested, "transitive_tag_keys", transitive);
        }
        flatTags(claims, tags);
        transitiveKeys(claims, FLAT_TRANSITIVE, transitive);
        if (tags.isEmpty() && transitive.isEmpty()) {
            return NONE;
        }
        check(tags, transitive);
        return new SessionTags(tags, transitive);
    }

    private static void nestedTags(Claims nested, List<Tag> tags) {
        if (!nested.has("principal_tags")) {
            return;
        }
        Members members =
                nested.members("principal_tags").orElseThrow(SessionTags::wrongTags).json();
        for (Map.Entry<String, ClaimValue> member : members.values().entrySet()) {
            // AWS refuses a bare string here, and more than one value
            List<String> values =
                    member.getValue() instanceof Items items
                            ? items.texts().orElseThrow(SessionTags::wrongTags)
                            : List.of();
            if (values.size() != 1) {
                throw wrongTags();
            }
            tags.add(new Tag(member.getKey(), values.getFirst()));
        }
    }

    private static void flatTags(Claims claims, List<Tag> tags) {
        for (String name : claims.json().values().keySet()) {
            if (name.startsWith(FLAT_TAG)) {
                String value = claims.text(name).orElseThrow(SessionTags::wrongTags);
                tags.add(new Tag(name.substring(FLAT_TAG.length()), value));
            }
        }
    }

    private static void transitiveKeys(Claims claims, String name, Set<String> keys) {
        if (claims.value(name).isEmpty()) {
            return;
        }
        keys.addAll(
                claims.value(name)
                        .filter(Items.class::isInstance)
                        .flatMap(value -> ((Items) value).texts())
                        .orElseThrow(() -> invalid("transitive_tag_keys passed in claim is not")));
    }

    private static void check(List<Tag> tags, Set<String> transitive) {
        if (tags.size() > MAX_TAGS) {
            throw wrongTags();
        }
        Set<String> seen = new HashSet<>();
        for (Tag tag : tags) {
            if (!seen.add(tag.key().toLowerCase(Locale.ROOT))) {
                throw new RefusedException(
                        new Refusal.InvalidParameterValue(
                                "Duplicate tag keys found. Please note that Tag keys are case"
                                        + " insensitive."));
            }
            if (!acceptable(tag)) {
                throw wrongTags();
            }
        }
        for (String key : transitive) {
            if (!seen.contains(key.toLowerCase(Locale.ROOT))) {
                throw new RefusedException(
                        new Refusal.InvalidParameterValue(
                                "The specified transitive tag key must be included in the"
                                        + " requested tags."));
            }
        }
    }

    private static boolean acceptable(Tag tag) {
        return !tag.key().isEmpty()
                && tag.key().codePointCount(0, tag.key().length()) <= MAX_KEY_CHARACTERS
                && tag.value().codePointCount(0, tag.value().length()) <= MAX_VALUE_CHARACTERS
                && !tag.key().regionMatches(true, 0, "aws:", 0, 4)
                && CHARACTERS.matcher(tag.key()).matches()
                && CHARACTERS.matcher(tag.value()).matches();
    }

    private static RefusedException wrongTags() {
        return invalid("principal_tags passed in claim is not");
    }

    private static RefusedException invalid(String start) {
        return new RefusedException(
                new Refusal.InvalidIdentityToken(start + " in correct format."));
    }
}
