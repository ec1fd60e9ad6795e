package dev.mayfly.rolesanywhere;

import dev.mayfly.anywhere.AnywhereProfile;
import dev.mayfly.anywhere.AnywhereProfile.Grant;
import dev.mayfly.anywhere.AnywhereResource.Kind;
import dev.mayfly.anywhere.CertificateField;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Creates, changes and deletes profiles. A session policy must parse; roles and managed policies
/// are named by ARN and need not exist yet, as at AWS. Thread-safe.
///
/// Source: IAM Roles Anywhere API Reference, `CreateProfile` to `DeleteAttributeMapping`, read
/// 2026-11.
public final class AnywhereProfiles {

    private static final String ROLE_RESOURCE = "role/";

    private final Directory directory;
    private final AnywhereIds ids;
    private final InstantSource clock;

    public AnywhereProfiles(Directory directory, AnywhereIds ids, InstantSource clock) {
        this.directory = directory;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a new profile is to be.
    public record Wish(
            String name,
            List<String> roleArns,
            Optional<String> sessionPolicy,
            List<String> managedPolicyArns,
            Optional<Duration> duration,
            boolean enabled,
            boolean requireInstanceProperties,
            boolean acceptRoleSessionName,
            List<Tag> tags) {

        public Wish {
            roleArns = List.copyOf(roleArns);
            managedPolicyArns = List.copyOf(managedPolicyArns);
            tags = List.copyOf(tags);
        }
    }

    /// What is to change; what is empty stays.
    public record Edit(
            Optional<String> name,
            Optional<List<String>> roleArns,
            Optional<String> sessionPolicy,
            Optional<List<String>> managedPolicyArns,
            Optional<Duration> duration,
            Optional<Boolean> acceptRoleSessionName) {}

    /// Creates a profile, which maps the attributes of certificates as AWS's default does.
    ///
    /// @throws RefusedException for input that breaks a rule, and when there is no room
    public AnywhereProfile create(Wish wish, String createdBy) {
        Instant now = clock.instant();
        AnywhereProfile profile =
                Rules.valid(() ->
                        new AnywhereProfile(
                                ids.next(),
                                wish.name(),
                                checked(
                                        new Grant(
                                                wish.roleArns(),
                                                wish.sessionPolicy(),
                                                wish.managedPolicyArns(),
                                                wish.duration()
                                                        .orElse(AnywhereProfile.DEFAULT_DURATION))),
                                new AnywhereProfile.Rules(
                                        wish.acceptRoleSessionName(),
                                        wish.requireInstanceProperties(),
                                        AnywhereProfile.Rules.DEFAULT.mappings()),
                                wish.enabled(),
                                createdBy,
                                now,
                                now,
                                ResourceTags.merged(List.of(), wish.tags())));
        directory.update(state -> {
            Rules.requireRoom(state.anywhere().profiles().size(), Rules.MAX_PROFILES, "profiles");
            return state.withAnywhere(state.anywhere().with(profile));
        });
        return profile;
    }

    /// The profile of that id.
    ///
    /// @throws RefusedException when there is none
    public AnywhereProfile get(String id) {
        return existing(directory.state(), id);
    }

    /// All profiles, in the order of their ids.
    public List<AnywhereProfile> list() {
        return List.copyOf(directory.state().anywhere().profiles().values());
    }

    /// Changes a profile.
    public AnywhereProfile update(String id, Edit edit) {
        return change(
                id,
                profile ->
                        profile.changed(
                                edit.name().orElse(profile.name()),
                                checked(edited(profile.grant(), edit)),
                                edit.acceptRoleSessionName()
                                        .map(profile.rules()::acceptingNames)
                                        .orElse(profile.rules()),
                                clock.instant()));
    }

    /// Switches a profile on or off. Sessions given out by it live on.
    public AnywhereProfile setEnabled(String id, boolean enabled) {
        return change(id, profile -> profile.enabled(enabled, clock.instant()));
    }

    /// Deletes a profile.
    public AnywhereProfile delete(String id) {
        AnywhereProfile deleted = get(id);
        directory.update(
                state -> state.withAnywhere(state.anywhere().without(existing(state, id))));
        return deleted;
    }

    /// Replaces the mapping rules of a field.
    public AnywhereProfile putMapping(String id, CertificateField field, List<String> specifiers) {
        return change(
                id,
                profile ->
                        profile.changed(
                                profile.name(),
                                profile.grant(),
                                profile.rules()
                                        .mapping(profile.rules().mappings().put(field, specifiers)),
                                clock.instant()));
    }

    /// Takes off mapping rules of a field, all of them when none is named.
    public AnywhereProfile deleteMapping(
            String id, CertificateField field, List<String> specifiers) {
        return change(
                id,
                profile ->
                        profile.changed(
                                profile.name(),
                                profile.grant(),
                                profile.rules()
                                        .mapping(
                                                profile.rules()
                                                        .mappings()
                                                        .without(field, specifiers)),
                                clock.instant()));
    }

    private static Grant edited(Grant grant, Edit edit) {
        return new Grant(
                edit.roleArns().orElse(grant.roleArns()),
                edit.sessionPolicy().or(grant::sessionPolicy),
                edit.managedPolicyArns().orElse(grant.managedPolicyArns()),
                edit.duration().orElse(grant.duration()));
    }

    private static Grant checked(Grant grant) {
        for (String arn : grant.roleArns()) {
            boolean role =
                    Arn.parse(arn)
                            .filter(parsed -> parsed.service().equals("iam"))
                            .filter(parsed -> parsed.resource().startsWith(ROLE_RESOURCE))
                            .isPresent();
            if (!role) {
                throw Rules.invalid("`" + arn + "` is not the ARN of a role");
            }
        }
        grant.sessionPolicy().ifPresent(AnywhereProfiles::parse);
        return grant;
    }

    private static void parse(String policy) {
        try {
            PolicyParser.parse(policy, PolicyKind.SESSION);
        } catch (PolicySyntaxException malformed) {
            throw Rules.invalid("The session policy is malformed: " + malformed.wireText());
        }
    }

    private AnywhereProfile change(String id, UnaryOperator<AnywhereProfile> change) {
        AccountState after =
                directory.update(state -> {
                    AnywhereProfile changed = Rules.valid(() -> change.apply(existing(state, id)));
                    return state.withAnywhere(state.anywhere().with(changed));
                });
        return existing(after, id);
    }

    private static AnywhereProfile existing(AccountState state, String id) {
        return Rules.existing(state.anywhere().profiles(), Kind.PROFILE, id);
    }
}
