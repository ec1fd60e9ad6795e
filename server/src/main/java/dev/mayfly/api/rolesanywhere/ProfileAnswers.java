package dev.mayfly.api.rolesanywhere;

import dev.mayfly.anywhere.AnywhereProfile;
import dev.mayfly.api.rolesanywhere.ProfileRequests.MappingRule;
import dev.mayfly.iam.Page;
import dev.mayfly.wire.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What operations on profiles answer.
public interface ProfileAnswers {

    record One(Detail profile) {}

    record Many(Optional<String> nextToken, List<Detail> profiles) {

        public static Many of(Page<Detail> page) {
            return new Many(page.nextMarker(), page.items());
        }
    }

    record Detail(
            String profileId,
            String profileArn,
            String name,
            boolean requireInstanceProperties,
            boolean enabled,
            String createdBy,
            Optional<String> sessionPolicy,
            List<String> roleArns,
            List<String> managedPolicyArns,
            @Member(iso8601 = true) Instant createdAt,
            @Member(iso8601 = true) Instant updatedAt,
            Duration durationSeconds,
            boolean acceptRoleSessionName,
            List<Mapping> attributeMappings) {

        public static Detail of(AnywhereProfile profile, String arn) {
            return new Detail(
                    profile.id(),
                    arn,
                    profile.name(),
                    profile.rules().requireInstanceProperties(),
                    profile.enabled(),
                    profile.createdBy(),
                    profile.grant().sessionPolicy(),
                    profile.grant().roleArns(),
                    profile.grant().managedPolicyArns(),
                    profile.createdAt(),
                    profile.updatedAt(),
                    profile.grant().duration(),
                    profile.rules().acceptRoleSessionName(),
                    profile.rules().mappings().rules().entrySet().stream()
                            .map(e -> Mapping.of(e.getKey().wireName(), e.getValue()))
                            .toList());
        }
    }

    /// What of one field becomes tags.
    record Mapping(String certificateField, List<MappingRule> mappingRules) {

        static Mapping of(String field, List<String> specifiers) {
            return new Mapping(field, specifiers.stream().map(MappingRule::new).toList());
        }
    }
}
