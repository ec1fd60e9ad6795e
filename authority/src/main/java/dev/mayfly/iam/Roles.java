package dev.mayfly.iam;

import dev.mayfly.identity.Tag;
import dev.mayfly.identity.UniqueIds;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Creates, changes and deletes roles.
///
/// Source: IAM API Reference, `CreateRole` to `UntagRole`, read 2026-11; quotas from "IAM and AWS
/// STS quotas"; sentences as AWS gives them in public issue threads and in the tests of moto,
/// LocalStack and versitygw.
public final class Roles {

    /// Roles of an account.
    public static final int MAX_ROLES = 1000;

    /// The longest session of a role whose creator names none.
    public static final Duration DEFAULT_SESSION = Duration.ofHours(1);

    private final Directory directory;
    private final AttachedPolicies attachments;
    private final UniqueIds ids;
    private final InstantSource clock;

    public Roles(Directory directory, PolicyLookup lookup, UniqueIds ids, InstantSource clock) {
        this.directory = directory;
        this.attachments = new AttachedPolicies(lookup);
        this.ids = ids;
        this.clock = clock;
    }

    /// What a new role is made of; `trustPolicy` is the text of the document, `boundary` the ARN of
    /// a managed policy.
    public record NewRole(
            String name,
            String path,
            String trustPolicy,
            Optional<String> description,
            Duration maxSessionDuration,
            Optional<String> boundary,
            List<Tag> tags) {

        public NewRole {
            tags = List.copyOf(tags);
        }
    }

    /// Creates a role.
    public Role create(NewRole wanted) {
        ReservedNames.requireFreePath(wanted.path());
        List<Tag> tags = TagRules.initial(wanted.tags());
        String id = ids.next(UniqueIds.Kind.ROLE);
        AccountState after =
                directory.update(state -> {
                    TrustPolicy trust = TrustPolicy.read(state, wanted.trustPolicy());
                    requireNameFree(state, wanted.name());
                    requireRoom(state);
                    return state.with(
                            new Role(
                                    wanted.name(),
                                    wanted.path(),
                                    id,
                                    clock.instant().truncatedTo(ChronoUnit.SECONDS),
                                    wanted.description(),
                                    wanted.maxSessionDuration(),
                                    trust.text(),
                                    trust.principalIds(),
                                    new TreeMap<>(),
                                    new TreeSet<>(),
                                    wanted.boundary().map(arn -> attachments.boundary(state, arn)),
                                    tags,
                                    Optional.empty()));
                });
        return Existing.role(after, wanted.name());
    }

    /// Changes what is given; what is empty stays.
    public void update(String name, Changes changes) {
        change(
                name,
                edit -> {
                    changes.description().ifPresent(edit::description);
                    changes.maxSessionDuration().ifPresent(edit::maxSessionDuration);
                });
    }

    /// What changes about a role.
    public record Changes(Optional<String> description, Optional<Duration> maxSessionDuration) {}

    /// Describes a role, and returns it.
    public Role describe(String name, String description) {
        AccountState after = change(name, edit -> edit.description(description));
        return Existing.role(after, name);
    }

    /// Puts another trust policy in force. Sessions that were issued under the old one live on.
    public void trust(String name, String trustPolicy) {
        directory.update(state -> {
            Role role = changeable(state, name);
            TrustPolicy trust = TrustPolicy.read(state, trustPolicy);
            return state.with(role.with(edit -> edit.trust(trust)));
        });
    }

    /// Deletes a role that has no policies and is in no instance profile.
    public void delete(String name) {
        directory.update(state -> {
            Role role = changeable(state, name);
            if (!InstanceProfiles.of(state, role).isEmpty()) {
                throw new RefusedException(InstanceProfiles.HAS_ROLE);
            }
            Deletable.requireNoPolicies(role.attachedPolicies(), role.inlinePolicies());
            return state.without(role);
        });
    }

    /// Adds tags, or gives new values to those that are there.
    public void tag(String name, List<Tag> tags) {
        directory.update(state -> {
            Role role = changeable(state, name);
            List<Tag> merged = TagRules.merged(role.tags(), tags);
            return state.with(role.with(edit -> edit.tags(merged)));
        });
    }

    /// Takes tags off; keys that are not there are no error.
    public void untag(String name, Collection<String> keys) {
        directory.update(state -> {
            Role role = changeable(state, name);
            List<Tag> left = TagRules.without(role.tags(), keys);
            return state.with(role.with(edit -> edit.tags(left)));
        });
    }

    /// The role of that name, unless it is one nobody may change.
    static Role changeable(AccountState state, String name) {
        ReservedNames.requireChangeable(name);
        return Existing.role(state, name);
    }

    private AccountState change(String name, Consumer<RoleEdit> edit) {
        return directory.update(state -> state.with(changeable(state, name).with(edit)));
    }

    private static void requireNameFree(AccountState state, String name) {
        Map<String, Role> roles = state.roles();
        if (roles.containsKey(Names.key(name)) || ReservedNames.isReserved(name)) {
            throw new RefusedException(
                    new Refusal.EntityAlreadyExists("Role with name " + name + " already exists."));
        }
    }

    private static void requireRoom(AccountState state) {
        if (state.roles().size() >= MAX_ROLES) {
            throw new RefusedException(
                    new Refusal.LimitExceeded(
                            "Cannot exceed quota for RolesPerAccount: " + MAX_ROLES));
        }
    }
}
