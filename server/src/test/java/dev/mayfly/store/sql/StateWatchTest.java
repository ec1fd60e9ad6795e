package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Holdings;
import dev.mayfly.identity.AccountId;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two nodes on one real PostgreSQL.
class StateWatchTest {

    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final int PATIENCE_SECONDS = 30;

    private final String url = TestPostgres.emptyDatabaseUrl();
    private final Database here = TestPostgres.connect(url);
    private final Database there = TestPostgres.connect(url);
    private final Directory writer = new Directory(new SqlStateStore(here, ACCOUNT));
    private final Directory reader = new Directory(new SqlStateStore(there, ACCOUNT));
    private final NodeFreshness freshness =
            new NodeFreshness(System::nanoTime, Duration.ofMinutes(1));

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void hearsOfTheCommitOfAnotherNodeWithoutAsking() throws InterruptedException {
        Awaited awaited = new Awaited();
        try (StateWatch _ = new StateWatch(there, awaited, freshness, NEVER)) {
            awaited.firstLook.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            awaited.expect("heard");
            rename(writer, "heard");

            assertThat(awaited.reached()).isTrue();
        }
    }

    @Test
    void findsACommitThatNobodyTold() throws InterruptedException {
        Awaited awaited = new Awaited();
        try (StateWatch _ = new StateWatch(there, awaited, freshness, OFTEN)) {
            awaited.firstLook.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            awaited.expect("silent");
            here.inTransaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate(
                            "INSERT INTO account (id, revision, alias) VALUES ('"
                                    + ACCOUNT
                                    + "', 1, 'silent')");
                }
            });

            assertThat(awaited.reached()).isTrue();
        }
    }

    @Test
    void listensAgainAfterTheServerDroppedEveryConnection() throws InterruptedException {
        Awaited awaited = new Awaited();
        try (StateWatch _ = new StateWatch(there, awaited, freshness, OFTEN)) {
            awaited.firstLook.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            TestPostgres.dropConnections(url);
            awaited.expect("after the storm");
            try (Database anew = TestPostgres.connect(url)) {
                rename(new Directory(new SqlStateStore(anew, ACCOUNT)), "after the storm");
            }

            assertThat(awaited.reached()).isTrue();
        }
    }

    @Test
    void goesStaleWhenTheStoreCannotBeRead() throws InterruptedException {
        CountDownLatch failures = new CountDownLatch(2);
        NodeFreshness impatient = new NodeFreshness(System::nanoTime, Duration.ofNanos(1));
        Runnable broken =
                () -> {
                    failures.countDown();
                    throw new StoreException("the disk is gone");
                };
        try (StateWatch _ = new StateWatch(there, broken, impatient, OFTEN)) {
            assertThat(failures.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(impatient.fresh()).isFalse();
        }
    }

    private static void rename(Directory directory, String alias) {
        directory.update(state ->
                new AccountState(
                        state.account(),
                        Optional.of(alias),
                        state.roles(),
                        state.providers(),
                        state.policies(),
                        state.instanceProfiles(),
                        state.users(),
                        state.groups(),
                        state.revokedSessions(),
                        Holdings.EMPTY));
    }

    /// Refreshes the reading node, and lets a test wait for what it reads.
    private final class Awaited implements Runnable {

        private final CountDownLatch firstLook = new CountDownLatch(1);
        private final CountDownLatch reached = new CountDownLatch(1);
        private final AtomicReference<String> expected = new AtomicReference<>("");

        @Override
        public void run() {
            reader.refresh();
            if (reader.state().alias().equals(Optional.of(expected.get()))) {
                reached.countDown();
            }
            firstLook.countDown();
        }

        void expect(String alias) {
            expected.set(alias);
        }

        boolean reached() throws InterruptedException {
            return reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
