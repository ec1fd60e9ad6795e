package dev.mayfly.store.sql;

class PostgresTrailStoreTest extends TrailStoreContract {

    @Override
    Database open() {
        return TestPostgres.emptyDatabase();
    }
}
