package dev.mayfly.api.ecs;

import dev.mayfly.identity.Tag;
import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// A tag on the wire.
public record TagMember(
        @Member(minLength = 1, maxLength = MAX_KEY, pattern = TEXT) Optional<String> key,
        @Member(maxLength = MAX_VALUE, pattern = TEXT) Optional<String> value) {

    static final int MAX_KEY = 128;
    static final int MAX_VALUE = 256;
    static final String TEXT = "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)";

    /// The most tags a request brings.
    public static final int MAX = 50;

    /// The tags a request brought, as the domain knows them; one without a key is none.
    public static List<Tag> tags(List<TagMember> members) {
        return members.stream()
                .filter(member -> member.key().isPresent())
                .map(member -> new Tag(member.key().orElse(""), member.value().orElse("")))
                .toList();
    }

    /// Tags for an answer.
    public static List<TagMember> members(List<Tag> tags) {
        return tags.stream()
                .map(tag -> new TagMember(Optional.of(tag.key()), Optional.of(tag.value())))
                .toList();
    }
}
