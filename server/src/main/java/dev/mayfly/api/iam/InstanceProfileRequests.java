package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// What the operations on instance profiles take.
public final class InstanceProfileRequests {

    private InstanceProfileRequests() {}

    public record Create(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String instanceProfileName,
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH)
                    Optional<String> path,
            @Member(maxLength = Patterns.MAX_TAGS) List<TagMember> tags) {}

    /// For every operation that takes a profile's name and nothing else.
    public record ByName(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String instanceProfileName) {}

    public record ListProfiles(
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH_PREFIX)
                    Optional<String> pathPrefix,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    /// For putting a role in and taking it out.
    public record ByRole(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String instanceProfileName,
            @Member(minLength = 1, maxLength = Patterns.MAX_ROLE_NAME, pattern = Patterns.NAME)
                    String roleName) {}

    public record Tags(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String instanceProfileName,
            @Member(maxLength = Patterns.MAX_TAGS) List<TagMember> tags) {}

    public record TagKeys(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String instanceProfileName,
            @Member(maxLength = Patterns.MAX_TAGS, pattern = Patterns.TAG_KEY)
                    List<String> tagKeys) {}

    public record ListTags(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String instanceProfileName,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}
}
