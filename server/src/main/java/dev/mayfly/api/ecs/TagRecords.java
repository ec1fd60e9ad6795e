package dev.mayfly.api.ecs;

import dev.mayfly.wire.Member;
import java.util.List;

/// What the operations on tags take and answer.
public interface TagRecords {

    record Tag(
            String resourceArn,
            @Member(minLength = 1, maxLength = TagMember.MAX) List<TagMember> tags) {}

    record Untag(
            String resourceArn,
            @Member(minLength = 1, pattern = TagMember.TEXT) List<String> tagKeys) {}

    record ByArn(String resourceArn) {}

    record Tags(List<TagMember> tags) {}
}
