package dev.mayfly.store.sql;

class PostgresStateStoreTest extends StateStoreContract {

    @Override
    Database open() {
        return TestPostgres.emptyDatabase();
    }
}
