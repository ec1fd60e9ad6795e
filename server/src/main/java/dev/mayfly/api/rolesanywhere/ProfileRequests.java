package dev.mayfly.api.rolesanywhere;

import dev.mayfly.wire.Member;
import dev.mayfly.wire.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What operations on profiles take.
public interface ProfileRequests {

    record Create(
            @Member(minLength = 1, maxLength = Bounds.NAME, pattern = Bounds.NAMES) String name,
            Optional<Boolean> requireInstanceProperties,
            Optional<String> sessionPolicy,
            @Member(maxLength = Bounds.ROLES, pattern = Bounds.ROLE_ARNS) List<String> roleArns,
            @Member(maxLength = Bounds.MANAGED_POLICIES) List<String> managedPolicyArns,
            @Member(min = Bounds.SHORTEST_SESSION, max = Bounds.LONGEST_SESSION)
                    Optional<Duration> durationSeconds,
            Optional<Boolean> enabled,
            @Member(maxLength = Bounds.TAGS) List<TagMember> tags,
            Optional<Boolean> acceptRoleSessionName) {}

    record Update(
            @Member(
                            in = Place.LABEL,
                            minLength = Bounds.ID,
                            maxLength = Bounds.ID,
                            pattern = Bounds.IDS)
                    String profileId,
            @Member(minLength = 1, maxLength = Bounds.NAME, pattern = Bounds.NAMES)
                    Optional<String> name,
            @Member(minLength = 1, maxLength = Bounds.POLICY) Optional<String> sessionPolicy,
            @Member(maxLength = Bounds.ROLES, pattern = Bounds.ROLE_ARNS)
                    Optional<List<String>> roleArns,
            @Member(maxLength = Bounds.MANAGED_POLICIES) Optional<List<String>> managedPolicyArns,
            @Member(min = Bounds.SHORTEST_SESSION, max = Bounds.LONGEST_SESSION)
                    Optional<Duration> durationSeconds,
            Optional<Boolean> acceptRoleSessionName) {}

    record ById(
            @Member(
                            in = Place.LABEL,
                            minLength = Bounds.ID,
                            maxLength = Bounds.ID,
                            pattern = Bounds.IDS)
                    String profileId) {}

    record PutMapping(
            @Member(
                            in = Place.LABEL,
                            minLength = Bounds.ID,
                            maxLength = Bounds.ID,
                            pattern = Bounds.IDS)
                    String profileId,
            @Member(oneOf = {"x509Subject", "x509Issuer", "x509SAN"}) String certificateField,
            @Member(minLength = 1) List<MappingRule> mappingRules) {}

    record DeleteMapping(
            @Member(
                            in = Place.LABEL,
                            minLength = Bounds.ID,
                            maxLength = Bounds.ID,
                            pattern = Bounds.IDS)
                    String profileId,
            @Member(
                            in = Place.QUERY,
                            oneOf = {"x509Subject", "x509Issuer", "x509SAN"})
                    String certificateField,
            @Member(in = Place.QUERY) List<String> specifiers) {}

    /// What of a field becomes a tag.
    record MappingRule(@Member(maxLength = Bounds.SPECIFIER) String specifier) {}
}
