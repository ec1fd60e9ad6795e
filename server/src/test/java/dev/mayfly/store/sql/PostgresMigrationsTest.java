package dev.mayfly.store.sql;

class PostgresMigrationsTest extends MigrationsContract {

    @Override
    Database open() {
        return TestPostgres.emptyDatabase();
    }
}
