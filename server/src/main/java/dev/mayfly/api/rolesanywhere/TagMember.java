package dev.mayfly.api.rolesanywhere;

import dev.mayfly.identity.Tag;
import dev.mayfly.wire.Member;
import java.util.List;

/// A tag on the wire. The model calls tags sensitive, so they stay out of the trail.
public record TagMember(
        @Member(
                        minLength = 1,
                        maxLength = Bounds.TAG_KEY,
                        pattern = Bounds.TAG_TEXT,
                        sensitive = true)
                String key,
        @Member(maxLength = Bounds.TAG_VALUE, pattern = Bounds.TAG_TEXT, sensitive = true)
                String value) {

    /// The tags a request brought, as the domain knows them.
    public static List<Tag> tags(List<TagMember> members) {
        return members.stream().map(member -> new Tag(member.key(), member.value())).toList();
    }

    static List<TagMember> members(List<Tag> tags) {
        return tags.stream().map(tag -> new TagMember(tag.key(), tag.value())).toList();
    }
}
