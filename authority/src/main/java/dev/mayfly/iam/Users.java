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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Creates, changes and deletes users. A user has no password and no key; it is a name that
/// policies and groups can hold on to.
///
/// Source: IAM API Reference, `CreateUser` to `UntagUser`, read 2026-11.
public final class Users {

    /// Users of an account.
    public static final int MAX_USERS = 5000;

    private final Directory directory;
    private final AttachedPolicies attachments;
    private final UniqueIds ids;
    private final InstantSource clock;

    public Users(Directory directory, PolicyLookup lookup, UniqueIds ids, InstantSource clock) {
        this.directory = directory;
        this.attachments = new AttachedPolicies(lookup);
        this.ids = ids;
        this.clock = clock;
    }

    /// What a new user is made of; `boundary` is the ARN of a managed policy.
    public record NewUser(String name, String path, Optional<String> boundary, List<Tag> tags) {

        public NewUser {
            tags = List.copyOf(tags);
        }
    }

    /// What changes about a user or group; what is empty stays.
    public record Changes(Optional<String> newName, Optional<String> newPath) {}

    /// Creates a user.
    public User create(NewUser wanted) {
        User user =
                new User(
                        wanted.name(),
                        wanted.path(),
                        ids.next(UniqueIds.Kind.USER),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        new TreeMap<>(),
                        new TreeSet<>(),
                        Optional.empty(),
                        TagRules.initial(wanted.tags()));
        AccountState after =
                directory.update(state -> {
                    requireNameFree(state, wanted.name());
                    requireRoom(state);
                    return state.with(
                            wanted.boundary()
                                    .map(arn -> attachments.boundary(state, arn))
                                    .map(user::bounded)
                                    .orElse(user));
                });
        return Existing.user(after, wanted.name());
    }

    /// Gives a user another name or path. Its groups keep it.
    public void update(String name, Changes changes) {
        directory.update(state -> {
            User user = Existing.user(state, name);
            String newName = changes.newName().orElse(user.name());
            String newPath = changes.newPath().orElse(user.path());
            if (!Names.key(newName).equals(Names.key(user.name()))) {
                requireNameFree(state, newName);
            }
            AccountState moved = state.without(user).with(user.moved(newName, newPath));
            return Memberships.renamed(moved, user.name(), newName);
        });
    }

    /// Deletes a user that has no policies and is in no group.
    public void delete(String name) {
        directory.update(state -> {
            User user = Existing.user(state, name);
            if (!Memberships.of(state, user).isEmpty()) {
                throw new RefusedException(Deletable.HAS_MEMBERS);
            }
            Deletable.requireNoPolicies(user.attachedPolicies(), user.inlinePolicies());
            return state.without(user);
        });
    }

    /// Adds tags, or gives new values to those that are there.
    public void tag(String name, List<Tag> tags) {
        change(name, user -> user.withTags(TagRules.merged(user.tags(), tags)));
    }

    /// Takes tags off; keys that are not there are no error.
    public void untag(String name, Collection<String> keys) {
        change(name, user -> user.withTags(TagRules.without(user.tags(), keys)));
    }

    private void change(String name, UnaryOperator<User> change) {
        directory.update(state -> state.with(change.apply(Existing.user(state, name))));
    }

    private static void requireNameFree(AccountState state, String name) {
        if (state.users().containsKey(Names.key(name))) {
            throw new RefusedException(
                    new Refusal.EntityAlreadyExists("User with name " + name + " already exists."));
        }
    }

    private static void requireRoom(AccountState state) {
        if (state.users().size() >= MAX_USERS) {
            throw new RefusedException(
                    new Refusal.LimitExceeded(
                            "Cannot exceed quota for UsersPerAccount: " + MAX_USERS));
        }
    }
}
