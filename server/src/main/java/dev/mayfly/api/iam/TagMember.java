package dev.mayfly.api.iam;

import dev.mayfly.identity.Tag;
import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// A tag on the wire.
public record TagMember(
        @Member(minLength = 1, maxLength = Patterns.MAX_TAG_KEY, pattern = Patterns.TAG_KEY)
                String key,
        @Member(maxLength = Patterns.MAX_TAG_VALUE, pattern = Patterns.TAG_VALUE) String value) {

    /// The tags a request brought, as the domain knows them.
    public static List<Tag> tags(List<TagMember> members) {
        return members.stream().map(member -> new Tag(member.key(), member.value())).toList();
    }

    /// Tags for an answer that always lists them.
    public static List<TagMember> members(List<Tag> tags) {
        return tags.stream().map(tag -> new TagMember(tag.key(), tag.value())).toList();
    }

    /// Tags for an answer that leaves the element out when there are none.
    public static Optional<List<TagMember>> optional(List<Tag> tags) {
        return tags.isEmpty() ? Optional.empty() : Optional.of(members(tags));
    }
}
