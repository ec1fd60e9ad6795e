package dev.mayfly.anywhere;

import dev.mayfly.identity.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which roles certificates may get, for how long and narrowed by what.
///
/// Source: service model, `ProfileDetail` and `CreateProfileRequest`.
public record AnywhereProfile(
        String id,
        String name,
        Grant grant,
        Rules rules,
        boolean enabled,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        List<Tag> tags)
        implements AnywhereResource {

    /// How long sessions last when a profile does not say.
    public static final Duration DEFAULT_DURATION = Duration.ofHours(1);

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final int MAX_ROLES = 250;
    private static final int MAX_ARN = 1011;
    private static final int MAX_POLICY_CHARS = 100_000;
    private static final int MAX_MANAGED_POLICIES = 50;
    private static final int MAX_POLICY_ARN = 200;

    /// What a session gets: one of the roles, less what the session policies leave out.
    public record Grant(
            List<String> roleArns,
            Optional<String> sessionPolicy,
            List<String> managedPolicyArns,
            Duration duration) {

        public Grant {
            roleArns = List.copyOf(roleArns);
            managedPolicyArns = List.copyOf(managedPolicyArns);
            Bounds.require(roleArns.size() <= MAX_ROLES, "a profile has at most 250 roles");
            Bounds.require(
                    roleArns.stream().allMatch(arn -> arn.length() <= MAX_ARN),
                    "a role ARN has at most 1011 characters");
            Bounds.require(
                    sessionPolicy.map(String::length).orElse(0) <= MAX_POLICY_CHARS,
                    "a session policy has at most 100000 characters");
            Bounds.require(
                    managedPolicyArns.size() <= MAX_MANAGED_POLICIES,
                    "a profile has at most 50 managed policies");
            Bounds.require(
                    managedPolicyArns.stream()
                            .allMatch(arn -> !arn.isEmpty() && arn.length() <= MAX_POLICY_ARN),
                    "a managed policy ARN has 1 to 200 characters");
            Bounds.require(
                    duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0,
                    "sessions of a profile last 900 to 43200 seconds");
        }
    }

    /// What a request may and must bring, and what of the certificate becomes tags.
    public record Rules(
            boolean acceptRoleSessionName,
            boolean requireInstanceProperties,
            AttributeMappings mappings) {

        /// Those of a profile that says nothing.
        public static final Rules DEFAULT = new Rules(false, false, AttributeMappings.DEFAULT);

        /// These rules with other mappings.
        public Rules mapping(AttributeMappings newMappings) {
            return new Rules(acceptRoleSessionName, requireInstanceProperties, newMappings);
        }

        /// These rules, with the session name taken from requests or not.
        public Rules acceptingNames(boolean accept) {
            return new Rules(accept, requireInstanceProperties, mappings);
        }
    }

    public AnywhereProfile {
        Bounds.checkId(id);
        Bounds.checkName(name);
        tags = List.copyOf(tags);
    }

    @Override
    public Kind kind() {
        return Kind.PROFILE;
    }

    /// This profile under another name, with another grant and other rules.
    public AnywhereProfile changed(String newName, Grant newGrant, Rules newRules, Instant now) {
        return new AnywhereProfile(
                id, newName, newGrant, newRules, enabled, createdBy, createdAt, now, tags);
    }

    /// This profile switched on or off.
    public AnywhereProfile enabled(boolean on, Instant now) {
        return new AnywhereProfile(id, name, grant, rules, on, createdBy, createdAt, now, tags);
    }

    @Override
    public AnywhereProfile withTags(List<Tag> newTags) {
        return new AnywhereProfile(
                id, name, grant, rules, enabled, createdBy, createdAt, updatedAt, newTags);
    }
}
