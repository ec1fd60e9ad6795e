package dev.mayfly.store.sql;

import static dev.mayfly.store.sql.SampleEvents.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.RecordedEvent.TouchedResource;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.TrailQuery;
import dev.mayfly.trail.TrailQuery.Attribute;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every trail store does, whatever database is below.
abstract class TrailStoreContract {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private Database database;
    private SqlTrailStore store;

    /// An empty database.
    abstract Database open();

    SqlTrailStore store(Database opened) {
        return new SqlTrailStore(opened, SqlTrailStore.Answer.WHEN_DURABLE);
    }

    @BeforeEach
    void start() {
        database = open();
        store = store(database);
    }

    @AfterEach
    void stop() {
        store.close();
        database.close();
    }

    @Test
    void givesBackWhatWasAppended() {
        store.append(SampleEvents.assumed("id-1", T0.plusMillis(7), "acme/app", "ASIAONE"));

        RecordedEvent event = store.byId("id-1").orElseThrow();

        assertThat(event.time()).isEqualTo(T0.plusMillis(7));
        assertThat(event.eventName()).isEqualTo("AssumeRoleWithWebIdentity");
        assertThat(event.readOnly()).isTrue();
        assertThat(event.userName()).isEqualTo("repo:acme/app:ref:refs/heads/main");
        assertThat(event.accessKeyId()).isEmpty();
        assertThat(event.denial()).isEmpty();
        assertThat(event.recordJson())
                .startsWith("{\"eventVersion\":\"1.11\"")
                .contains("\"webIdentityClaims\":{\"ref\":\"refs/heads/main\"");
        assertThat(event.resources())
                .contains(
                        new TouchedResource("AWS::IAM::AccessKey", "ASIAONE"),
                        new TouchedResource(
                                "AWS::IAM::Role", "arn:aws:iam::111122223333:role/ci/deploy"),
                        new TouchedResource("AWS::IAM::Role", "deploy"));
    }

    @Test
    void keepsTheExplanationBesideTheRecordAndOutOfIt() {
        store.append(SampleEvents.refused("id-1", T0, "CreateRole", "ASIAONE"));

        RecordedEvent event = store.byId("id-1").orElseThrow();

        assertThat(event.denial()).contains("{\"because\":\"a test\"}");
        assertThat(event.recordJson()).doesNotContain("because");
    }

    @Test
    void knowsNothingOfAnIdThatWasNotAppended() {
        store.append(SampleEvents.refused("id-1", T0, "CreateRole", "ASIAONE"));

        assertThat(store.byId("id-2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EVENT_NAME, CreateRole, b",
        "EVENT_NAME, createrole, ''",
        "EVENT_SOURCE, sts.amazonaws.com, ca",
        "USER_NAME, repo:acme/app:ref:refs/heads/main, a",
        "USER_NAME, repo:acme/app, ''",
        "ACCESS_KEY_ID, ASIACLAIMED, b",
        "RESOURCE_NAME, deploy, ca",
        "RESOURCE_NAME, arn:aws:iam::111122223333:role/ci/deploy, ca",
        "RESOURCE_NAME, ASIATWO, c",
        "RESOURCE_NAME, ASIATW, ''",
        "RESOURCE_TYPE, AWS::IAM::Role, ca",
        "RESOURCE_TYPE, AWS::IAM::User, ''",
        "REPOSITORY, acme/app, a",
        "READ_ONLY, false, b",
        "READ_ONLY, maybe, ''",
        "FAILED, true, b",
        "FAILED, false, ca",
    })
    void findsByEachAttributeNewestFirst(Attribute attribute, String value, String found) {
        store.append(SampleEvents.assumed("a", T0, "acme/app", "ASIAONE"));
        store.append(SampleEvents.refused("b", T0.plusSeconds(1), "CreateRole", "ASIACLAIMED"));
        store.append(SampleEvents.assumed("c", T0.plusSeconds(2), "acme/lib", "ASIATWO"));

        assertThat(ids(TrailQuery.newest(10).where(attribute, value))).isEqualTo(found);
    }

    @Test
    void findsOnlyWhereEveryConditionHolds() {
        store.append(SampleEvents.assumed("a", T0, "acme/app", "ASIAONE"));
        store.append(SampleEvents.assumed("b", T0.plusSeconds(1), "acme/app", "ASIATWO"));

        TrailQuery query =
                TrailQuery.newest(10)
                        .where(Attribute.REPOSITORY, "acme/app")
                        .where(Attribute.RESOURCE_NAME, "ASIAONE");

        assertThat(ids(query)).isEqualTo("a");
    }

    @Test
    void takesBothEndsOfATimeRange() {
        for (int second = 0; second < 5; second++) {
            store.append(
                    SampleEvents.refused("" + second, T0.plusSeconds(second), "CreateRole", "K"));
        }

        assertThat(ids(TrailQuery.newest(10).from(T0.plusSeconds(1)).to(T0.plusSeconds(3))))
                .isEqualTo("321");
        assertThat(ids(TrailQuery.newest(10).from(T0.plusSeconds(1).plusMillis(1))))
                .isEqualTo("432");
    }

    @Test
    void continuesBehindAPositionWithoutGapOrRepetition() {
        for (int i = 0; i < 7; i++) {
            store.append(SampleEvents.refused("" + i, T0, "CreateRole", "K"));
        }
        StringBuilder seen = new StringBuilder();
        TrailQuery query = TrailQuery.newest(3);

        List<RecordedEvent> page = store.find(query);
        while (!page.isEmpty()) {
            page.forEach(event -> seen.append(event.eventId()));
            page = store.find(query.after(page.getLast().position()));
        }

        assertThat(seen.toString()).isEqualTo("6543210");
    }

    @Test
    void takesTextNoDatabaseLikes() {
        String nasty = "x\0'; DROP TABLE trail; --\t\n" + "\uD83D\uDE00\uD800" + "y".repeat(9000);
        store.append(SampleEvents.assumed("a", T0, nasty, nasty));

        assertThat(ids(TrailQuery.newest(10).where(Attribute.REPOSITORY, nasty))).isEqualTo("a");
        assertThat(ids(TrailQuery.newest(10).where(Attribute.RESOURCE_NAME, nasty))).isEqualTo("a");
        assertThat(store.find(TrailQuery.newest(1)).getFirst().resources()).hasSize(5);
    }

    @Test
    void keepsEveryEventOfManyThreads() throws InterruptedException {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 32; t++) {
            String thread = "t" + t + "-";
            threads.add(
                    Thread.startVirtualThread(() -> {
                        for (int i = 0; i < 25; i++) {
                            store.append(SampleEvents.refused(thread + i, T0, "CreateRole", "K"));
                            answered.add(thread + i);
                        }
                    }));
        }
        for (Thread thread : threads) {
            thread.join(LONG_ENOUGH);
        }

        assertThat(answered).hasSize(800);
        assertThat(store.find(TrailQuery.newest(1000)).stream().map(RecordedEvent::eventId))
                .containsExactlyInAnyOrderElementsOf(answered);
    }

    @Test
    void refusesWhatItCannotWriteAndRecoversByItself() {
        rename("trail", "away");

        assertThatThrownBy(() -> store.append(SampleEvents.refused("lost", T0, "CreateRole", "K")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e ->
                                assertThat(e.refusal())
                                        .isInstanceOf(Refusal.ServiceUnavailable.class));
        assertThat(store.healthy()).isFalse();

        rename("away", "trail");
        store.append(SampleEvents.refused("kept", T0, "CreateRole", "K"));

        assertThat(store.healthy()).isTrue();
        assertThat(ids(TrailQuery.newest(10))).isEqualTo("kept");
    }

    @Test
    void writesWhatIsWaitingBeforeItCloses() {
        SqlTrailStore hasty = new SqlTrailStore(database, SqlTrailStore.Answer.AT_ONCE);
        for (int i = 0; i < 100; i++) {
            hasty.append(SampleEvents.refused("e" + i, T0, "CreateRole", "K"));
        }
        hasty.close();

        assertThat(store.find(TrailQuery.newest(1000))).hasSize(100);
    }

    @Test
    void refusesEventsOnceClosed() {
        store.close();

        assertThatThrownBy(() -> store.append(SampleEvents.refused("x", T0, "CreateRole", "K")))
                .isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatReadingEverythingWouldFind(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TrailEvent> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            events.add(SampleEvents.any(random, i));
            store.append(events.getLast());
            if (random.nextInt(15) == 0) {
                store.close();
                store = store(database);
            }
        }
        for (int i = 0; i < 100; i++) {
            TrailQuery query = SampleEvents.anyQuery(random);
            assertThat(ids(query)).as(query.toString()).isEqualTo(idsByReading(events, query));
        }
    }

    private String idsByReading(List<TrailEvent> events, TrailQuery query) {
        return events.reversed().stream()
                .filter(event -> SampleEvents.matches(event, query))
                .limit(query.limit())
                .map(TrailEvent::eventId)
                .collect(Collectors.joining());
    }

    private String ids(TrailQuery query) {
        StringBuilder ids = new StringBuilder();
        store.find(query).forEach(event -> ids.append(event.eventId()));
        return ids.toString();
    }

    private void rename(String table, String to) {
        database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("ALTER TABLE " + table + " RENAME TO " + to);
            }
        });
    }
}
