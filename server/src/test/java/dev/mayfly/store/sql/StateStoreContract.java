package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.ca.CaState;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Holdings;
import dev.mayfly.identity.AccountId;
import dev.mayfly.store.StateStore.Revision;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every state store does, whatever database is below.
abstract class StateStoreContract {

    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final AccountId OTHER = new AccountId("999999999999");

    private Database database;
    private SqlStateStore store;

    /// An empty database.
    abstract Database open();

    @BeforeEach
    void start() {
        database = open();
        store = new SqlStateStore(database, ACCOUNT);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void beginsEmptyAtRevisionZero() {
        assertThat(store.load()).isEqualTo(new Revision(0, AccountState.empty(ACCOUNT)));
        assertThat(store.newestRevision()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void loadsWhateverStateWasCommittedAndThenEveryNextOne(long seed) {
        RandomState random = new RandomState(new SplittableRandom(seed));
        Revision current = store.load();

        for (int i = 0; i < 10; i++) {
            AccountState next = random.next();
            assertThat(store.commit(current, next)).isTrue();
            current = store.load();
            assertThat(current).isEqualTo(new Revision(i + 1, next));
        }
    }

    @Test
    void keepsWhatRolesAnywhereHoldsBesideTheRestAndForgetsWhatWasRemoved() {
        AccountState roles = new RandomState(new SplittableRandom(7)).next();
        AccountState both = roles.withAnywhere(SampleAnywhere.state());
        AccountState fewer =
                both.withAnywhere(both.anywhere().without(SampleAnywhere.crl()))
                        .withRevokedSessions(Map.of());

        assertThat(store.commit(store.load(), both)).isTrue();
        assertThat(store.load().state()).isEqualTo(both);
        assertThat(store.commit(store.load(), fewer)).isTrue();
        assertThat(store.load().state()).isEqualTo(fewer);
        assertThat(bodies()).containsEntry(AnywhereWriter.json(SampleAnywhere.anchor()), 1);
    }

    @Test
    void keepsWhatEcsHoldsBesideTheRestAndForgetsWhatWasRemoved() {
        AccountState roles = new RandomState(new SplittableRandom(8)).next();
        AccountState both = roles.withHoldings(roles.holdings().with(SampleEcs.state()));
        EcsState without = SampleEcs.state().without(List.of(SampleEcs.cluster()));
        AccountState fewer = both.withHoldings(both.holdings().with(without));

        assertThat(store.commit(store.load(), both)).isTrue();
        assertThat(store.load().state()).isEqualTo(both);
        assertThat(store.commit(store.load(), fewer)).isTrue();
        assertThat(store.load().state()).isEqualTo(fewer);
    }

    @Test
    void keepsNodesAndForgetsTheOneThatWasRemoved() {
        AccountState empty = store.load().state();
        AccountState two = empty.withNodes(SampleNodes.state());
        AccountState one = two.withNodes(two.nodes().without("web-1"));

        assertThat(store.commit(store.load(), two)).isTrue();
        assertThat(store.load().state()).isEqualTo(two);
        assertThat(store.commit(store.load(), one)).isTrue();
        assertThat(store.load().state()).isEqualTo(one);
    }

    @Test
    void keepsAuthoritiesAndTheirCertificatesAndForgetsWhatWasRemoved() {
        AccountState roles = new RandomState(new SplittableRandom(9)).next();
        AccountState both = roles.withHoldings(roles.holdings().with(SampleAuthorities.state()));
        CaState without = SampleAuthorities.state().withCertificates(new TreeMap<>());
        AccountState fewer = both.withHoldings(both.holdings().with(without));

        assertThat(store.commit(store.load(), both)).isTrue();
        assertThat(store.load().state()).isEqualTo(both);
        assertThat(store.commit(store.load(), fewer)).isTrue();
        assertThat(store.load().state()).isEqualTo(fewer);
    }

    @Test
    void refusesACommitThatAnotherOneWasBefore() {
        RandomState random = new RandomState(new SplittableRandom(42));
        Revision base = store.load();
        AccountState first = random.next();

        assertThat(store.commit(base, first)).isTrue();
        assertThat(store.commit(base, random.next())).isFalse();
        assertThat(store.load()).isEqualTo(new Revision(1, first));

        Revision second = store.load();
        AccountState third = random.next();
        assertThat(store.commit(second, third)).isTrue();
        assertThat(store.commit(second, random.next())).isFalse();
        assertThat(store.load()).isEqualTo(new Revision(2, third));
    }

    @Test
    void writesNothingButWhatDiffers() {
        AccountState full = new RandomState(new SplittableRandom(7)).next();
        store.commit(store.load(), full);
        damageEveryBody();

        AccountState renamed = withAlias(full, "other");

        assertThat(store.commit(new Revision(1, full), renamed)).isTrue();
        assertThat(bodies()).containsOnlyKeys("{}");
    }

    @Test
    void keepsAccountsApart() {
        RandomState random = new RandomState(new SplittableRandom(3));
        AccountState full = random.next();
        store.commit(store.load(), full);

        SqlStateStore other = new SqlStateStore(database, OTHER);

        assertThat(other.load()).isEqualTo(new Revision(0, AccountState.empty(OTHER)));
    }

    @Test
    void refusesToLoadADamagedEntity() {
        store.commit(store.load(), new RandomState(new SplittableRandom(7)).next());
        damageEveryBody();

        assertThatThrownBy(store::load)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void letsTwoDirectoriesChangeTheSameAccountWithoutLosingAChange() throws InterruptedException {
        Directory one = new Directory(store);
        Directory two = new Directory(new SqlStateStore(database, ACCOUNT));
        Thread thread = Thread.startVirtualThread(() -> revokeMany(one, "ONE"));
        revokeMany(two, "TWO");
        thread.join();

        assertThat(store.load().state().revokedSessions()).hasSize(40);
        one.refresh();
        assertThat(one.state()).isEqualTo(store.load().state());
    }

    private static void revokeMany(Directory directory, String prefix) {
        for (int i = 0; i < 20; i++) {
            String key = prefix + i;
            directory.update(state -> {
                Map<String, Instant> revoked = new HashMap<>(state.revokedSessions());
                revoked.put(key, Instant.EPOCH);
                return withRevoked(state, revoked);
            });
        }
    }

    private static AccountState withRevoked(AccountState state, Map<String, Instant> revoked) {
        return new AccountState(
                state.account(),
                state.alias(),
                state.roles(),
                state.providers(),
                state.policies(),
                state.instanceProfiles(),
                state.users(),
                state.groups(),
                revoked,
                Holdings.EMPTY);
    }

    private static AccountState withAlias(AccountState state, String alias) {
        return new AccountState(
                state.account(),
                Optional.of(alias),
                state.roles(),
                state.providers(),
                state.policies(),
                state.instanceProfiles(),
                state.users(),
                state.groups(),
                state.revokedSessions(),
                Holdings.EMPTY);
    }

    private void damageEveryBody() {
        database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("UPDATE entity SET body = '{}'");
            }
        });
    }

    private Map<String, Integer> bodies() {
        return database.reading(connection -> {
            Map<String, Integer> counts = new TreeMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "SELECT body, count(*) FROM entity GROUP BY body")) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getInt(2));
                }
            }
            return counts;
        });
    }
}
