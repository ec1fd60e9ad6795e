package dev.mayfly.store.sql;

class PostgresKeyRingStoreTest extends KeyRingStoreContract {

    @Override
    Database open() {
        return TestPostgres.emptyDatabase();
    }
}
