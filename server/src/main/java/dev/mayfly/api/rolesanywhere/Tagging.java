package dev.mayfly.api.rolesanywhere;

import dev.mayfly.identity.Tag;
import dev.mayfly.wire.Member;
import dev.mayfly.wire.Place;
import java.util.List;

/// Tags of resources that are named by their ARN.
public interface Tagging {

    record OfResource(
            @Member(in = Place.QUERY, minLength = 1, maxLength = Bounds.ARN) String resourceArn) {}

    record Add(
            @Member(minLength = 1, maxLength = Bounds.ARN) String resourceArn,
            @Member(maxLength = Bounds.TAGS) List<TagMember> tags) {}

    record Remove(
            @Member(minLength = 1, maxLength = Bounds.ARN) String resourceArn,
            @Member(maxLength = Bounds.TAGS, pattern = Bounds.TAG_TEXT, sensitive = true)
                    List<String> tagKeys) {}

    record Tags(List<TagMember> tags) {

        public static Tags of(List<Tag> tags) {
            return new Tags(TagMember.members(tags));
        }
    }

    /// The answer of changes that have nothing to tell.
    record Done() {

        public static final Done ANSWER = new Done();
    }
}
