package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.catalogue.AwsManagedPolicies;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Tag;
import dev.mayfly.identity.UniqueIds;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.store.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Several nodes over one store, each with many callers.
class ConcurrentChangesTest {

    private static final int NODES = 3;
    private static final int CALLERS = 8;

    private final SharedStore store = new SharedStore();
    private final PolicyLookup lookup = new PolicyLookup(new AwsManagedPolicies());
    private final List<Directory> nodes =
            IntStream.range(0, NODES).mapToObj(_ -> new Directory(store)).toList();
    private final ConcurrentLinkedQueue<Refusal> refusals = new ConcurrentLinkedQueue<>();

    @Test
    void ofManyWhoCreateTheSameRoleOneSucceedsAndNothingOfTheOthersIsLeft() {
        runOnAll((node, caller) -> create(node, "contested", new Tag("by", node + "/" + caller)));

        assertThat(store.load().state().roles()).containsOnlyKeys("contested");
        assertThat(refusals)
                .hasSize(NODES * CALLERS - 1)
                .hasOnlyElementsOfTypes(
                        Refusal.EntityAlreadyExists.class, Refusal.ConcurrentModification.class);
    }

    @Test
    void noChangeThatWasAnsweredIsLost() {
        create(0, "shared", new Tag("first", "1"));
        ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();

        runOnAll((node, caller) -> {
            String key = "k" + node + "-" + caller;
            roles(node).tag("shared", List.of(new Tag(key, "v")));
            answered.add(key);
        });

        Role role = Existing.role(store.load().state(), "shared");
        assertThat(role.tags()).map(Tag::key).containsAll(answered);
        assertThat(role.tags()).hasSize(answered.size() + 1);
        assertThat(refusals).allMatch(Refusal.ConcurrentModification.class::isInstance);
    }

    @Test
    void aReaderSeesARoleInAProfileOrNoneOfBoth() {
        runOnAll((node, caller) -> {
            String name = "r" + node + "-" + caller;
            create(node, name, new Tag("a", "1"));
            InstanceProfiles profiles =
                    new InstanceProfiles(nodes.get(node), ids(node), () -> PolicyWorld.NOW);
            profiles.create(name, "/", List.of());
            profiles.addRole(name, name);
        });

        for (AccountState state : store.history()) {
            assertThat(state.instanceProfiles().values())
                    .flatMap(profile -> profile.roleName().stream().toList())
                    .allMatch(name -> state.roles().containsKey(Names.key(name)));
        }
    }

    private void create(int node, String name, Tag tag) {
        roles(node)
                .create(
                        new Roles.NewRole(
                                name,
                                "/",
                                PolicyWorld.TRUST_EC2,
                                Optional.empty(),
                                Roles.DEFAULT_SESSION,
                                Optional.empty(),
                                List.of(tag)));
    }

    private Roles roles(int node) {
        return new Roles(nodes.get(node), lookup, ids(node), () -> PolicyWorld.NOW);
    }

    private static UniqueIds ids(int node) {
        return new UniqueIds(new Random(node));
    }

    private void runOnAll(Change change) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < NODES; node++) {
                for (int caller = 0; caller < CALLERS; caller++) {
                    int n = node;
                    int c = caller;
                    threads.execute(() -> attempt(change, n, c));
                }
            }
        }
    }

    private void attempt(Change change, int node, int caller) {
        try {
            change.make(node, caller);
        } catch (RefusedException e) {
            refusals.add(e.refusal());
        }
    }

    private interface Change {
        void make(int node, int caller);
    }

    private static final class SharedStore implements StateStore {

        private final List<AccountState> states = new ArrayList<>();

        @Override
        public synchronized Revision load() {
            return states.isEmpty()
                    ? new Revision(0, AccountState.empty(new AccountId("123456789012")))
                    : new Revision(states.size(), states.getLast());
        }

        @Override
        public synchronized long newestRevision() {
            return states.size();
        }

        @Override
        public synchronized boolean commit(Revision base, AccountState next) {
            return base.number() == states.size() && states.add(next);
        }

        synchronized List<AccountState> history() {
            return List.copyOf(states);
        }
    }
}
