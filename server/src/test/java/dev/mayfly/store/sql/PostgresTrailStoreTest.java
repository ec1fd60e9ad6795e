package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.trail.TrailQuery;
import org.junit.jupiter.api.Test;

class PostgresTrailStoreTest extends TrailStoreContract {

    @Override
    Database open() {
        return TestPostgres.emptyDatabase();
    }

    @Test
    void writesOnAfterTheServerDroppedItsConnections() {
        String url = TestPostgres.emptyDatabaseUrl();
        try (Database database = TestPostgres.connect(url);
                SqlTrailStore store =
                        new SqlTrailStore(database, SqlTrailStore.Answer.WHEN_DURABLE)) {
            store.append(SampleEvents.refused("a", SampleEvents.T0, "CreateRole", "K"));
            TestPostgres.dropConnections(url);
            store.append(SampleEvents.refused("b", SampleEvents.T0, "CreateRole", "K"));

            assertThat(store.find(TrailQuery.newest(10))).hasSize(2);
        }
    }
}
