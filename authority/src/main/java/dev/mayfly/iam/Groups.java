package dev.mayfly.iam;

import dev.mayfly.identity.UniqueIds;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.TreeSet;

/// Creates, changes and deletes groups, and puts users into them.
///
/// Source: IAM API Reference, `CreateGroup` to `RemoveUserFromGroup`, read 2026-11.
public final class Groups {

    /// Groups of an account.
    public static final int MAX_GROUPS = 300;

    /// Groups one user can be in.
    public static final int MAX_GROUPS_PER_USER = 10;

    private final Directory directory;
    private final UniqueIds ids;
    private final InstantSource clock;

    public Groups(Directory directory, UniqueIds ids, InstantSource clock) {
        this.directory = directory;
        this.ids = ids;
        this.clock = clock;
    }

    /// Creates a group without users.
    public Group create(String name, String path) {
        Group group =
                new Group(
                        name,
                        path,
                        ids.next(UniqueIds.Kind.GROUP),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        new TreeSet<>(),
                        new TreeMap<>(),
                        new TreeSet<>());
        directory.update(state -> {
            requireNameFree(state, name);
            if (state.groups().size() >= MAX_GROUPS) {
                throw exceeded("GroupsPerAccount", MAX_GROUPS);
            }
            return state.with(group);
        });
        return group;
    }

    /// Gives a group another name or path.
    public void update(String name, Users.Changes changes) {
        directory.update(state -> {
            Group group = Existing.group(state, name);
            String newName = changes.newName().orElse(group.name());
            String newPath = changes.newPath().orElse(group.path());
            if (!Names.key(newName).equals(Names.key(group.name()))) {
                requireNameFree(state, newName);
            }
            return state.without(group).with(group.moved(newName, newPath));
        });
    }

    /// Deletes a group that has no users and no policies.
    public void delete(String name) {
        directory.update(state -> {
            Group group = Existing.group(state, name);
            if (!group.userNames().isEmpty()) {
                throw new RefusedException(Deletable.HAS_MEMBERS);
            }
            Deletable.requireNoPolicies(group.attachedPolicies(), group.inlinePolicies());
            return state.without(group);
        });
    }

    /// Puts a user into a group; one that is in it stays.
    public void addUser(String groupName, String userName) {
        directory.update(state -> {
            Group group = Existing.group(state, groupName);
            User user = Existing.user(state, userName);
            if (Memberships.has(group, user.name())) {
                return state;
            }
            if (Memberships.of(state, user).size() >= MAX_GROUPS_PER_USER) {
                throw exceeded("GroupsPerUser", MAX_GROUPS_PER_USER);
            }
            return state.with(Memberships.with(group, user.name()));
        });
    }

    /// Takes a user out of a group; one that is not in it is no error.
    public void removeUser(String groupName, String userName) {
        directory.update(state -> {
            Group group = Existing.group(state, groupName);
            User user = Existing.user(state, userName);
            return state.with(Memberships.without(group, user.name()));
        });
    }

    private static void requireNameFree(AccountState state, String name) {
        if (state.groups().containsKey(Names.key(name))) {
            throw new RefusedException(
                    new Refusal.EntityAlreadyExists(
                            "Group with name " + name + " already exists."));
        }
    }

    private static RefusedException exceeded(String quota, int max) {
        return new RefusedException(
                new Refusal.LimitExceeded("Cannot exceed quota for " + quota + ": " + max));
    }
}
