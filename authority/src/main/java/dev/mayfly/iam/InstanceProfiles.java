package dev.mayfly.iam;

import dev.mayfly.identity.Tag;
import dev.mayfly.identity.UniqueIds;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Creates, fills and deletes instance profiles.
///
/// Source: IAM API Reference, `CreateInstanceProfile` to `UntagInstanceProfile`, read 2026-11;
/// sentences as AWS gives them in public issue threads and CloudTrail samples.
public final class InstanceProfiles {

    /// Instance profiles of an account.
    public static final int MAX_PROFILES = 1000;

    /// A profile still holds a role, or a role is still in a profile; AWS says the same of both.
    static final Refusal HAS_ROLE =
            new Refusal.DeleteConflict(
                    "Cannot delete entity, must remove roles from instance profile first.");

    private final Directory directory;
    private final UniqueIds ids;
    private final InstantSource clock;

    public InstanceProfiles(Directory directory, UniqueIds ids, InstantSource clock) {
        this.directory = directory;
        this.ids = ids;
        this.clock = clock;
    }

    /// Creates a profile without a role.
    public InstanceProfile create(String name, String path, List<Tag> tags) {
        InstanceProfile profile =
                new InstanceProfile(
                        name,
                        path,
                        ids.next(UniqueIds.Kind.INSTANCE_PROFILE),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        Optional.empty(),
                        TagRules.initial(TagRules.KeyCase.EXACT, tags));
        directory.update(state -> {
            if (state.instanceProfiles().containsKey(Names.key(name))) {
                throw new RefusedException(
                        new Refusal.EntityAlreadyExists(
                                "Instance Profile " + name + " already exists."));
            }
            if (state.instanceProfiles().size() >= MAX_PROFILES) {
                throw limit("InstanceProfilesPerAccount", MAX_PROFILES);
            }
            return state.with(profile);
        });
        return profile;
    }

    /// Deletes a profile that holds no role.
    public void delete(String name) {
        directory.update(state -> {
            InstanceProfile profile = Existing.instanceProfile(state, name);
            if (profile.roleName().isPresent()) {
                throw new RefusedException(HAS_ROLE);
            }
            return state.without(profile);
        });
    }

    /// Puts a role in; a profile holds one.
    public void addRole(String name, String roleName) {
        directory.update(state -> {
            InstanceProfile profile = Existing.instanceProfile(state, name);
            Role role = Roles.changeable(state, roleName);
            if (profile.roleName().isPresent()) {
                throw limit("InstanceSessionsPerInstanceProfile", 1);
            }
            return state.with(profile.holding(Optional.of(role.name())));
        });
    }

    /// Takes out the role, which must be in.
    public void removeRole(String name, String roleName) {
        directory.update(state -> {
            InstanceProfile profile = Existing.instanceProfile(state, name);
            boolean inside =
                    profile.roleName()
                            .filter(held -> Names.key(held).equals(Names.key(roleName)))
                            .isPresent();
            if (!inside) {
                throw Existing.noSuchEntity("Role " + roleName + " cannot be found.");
            }
            return state.with(profile.holding(Optional.empty()));
        });
    }

    /// Adds tags, or gives new values to those that are there.
    public void tag(String name, List<Tag> tags) {
        change(
                name,
                profile ->
                        profile.withTags(
                                TagRules.merged(TagRules.KeyCase.EXACT, profile.tags(), tags)));
    }

    /// Takes tags off; keys that are not there are no error.
    public void untag(String name, Collection<String> keys) {
        change(
                name,
                profile ->
                        profile.withTags(
                                TagRules.without(TagRules.KeyCase.EXACT, profile.tags(), keys)));
    }

    /// The profiles that hold `role`.
    public static List<InstanceProfile> of(AccountState state, Role role) {
        return state.instanceProfiles().values().stream()
                .filter(profile -> profile.roleName().filter(role.name()::equals).isPresent())
                .toList();
    }

    private void change(String name, UnaryOperator<InstanceProfile> change) {
        directory.update(state -> state.with(change.apply(Existing.instanceProfile(state, name))));
    }

    private static RefusedException limit(String quota, int max) {
        return new RefusedException(
                new Refusal.LimitExceeded("Cannot exceed quota for " + quota + ": " + max));
    }
}
