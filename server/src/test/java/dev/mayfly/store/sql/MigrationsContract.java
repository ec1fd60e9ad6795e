package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How tables come into being, whatever database is below.
abstract class MigrationsContract {

    /// Its second script fails half-way.
    private static final Schema BROKEN = new Schema("state", List.of("001-account", "test-broken"));

    private Database database;

    /// An empty database.
    abstract Database open();

    @BeforeEach
    void start() {
        database = open();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void appliesNothingTwice() {
        new Migrations(database).apply(Schema.STATE);
        execute("INSERT INTO account (id, revision) VALUES ('1', 1)");
        new Migrations(database).apply(Schema.STATE);

        assertThat(number("SELECT count(*) FROM account")).isEqualTo(1);
        assertThat(number("SELECT version FROM schema_version WHERE name = 'state'"))
                .isEqualTo(Schema.STATE.version());
    }

    @Test
    void keepsTwoSchemasInOneDatabase() {
        new Migrations(database).apply(Schema.STATE);
        new Migrations(database).apply(Schema.TRAIL);

        assertThat(number("SELECT count(*) FROM schema_version")).isEqualTo(2);
        assertThat(number("SELECT count(*) FROM trail")).isZero();
    }

    @Test
    void refusesADatabaseOfANewerMayfly() {
        new Migrations(database).apply(Schema.TRAIL);
        execute("UPDATE schema_version SET version = version + 1");

        assertThatThrownBy(() -> new Migrations(database).apply(Schema.TRAIL))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Mayfly");
    }

    @Test
    void leavesEverythingAsItWasWhenAScriptFails() {
        new Migrations(database).apply(Schema.STATE);

        assertThatThrownBy(() -> new Migrations(database).apply(BROKEN))
                .isInstanceOf(StoreException.class);

        assertThat(number("SELECT version FROM schema_version")).isEqualTo(1);
        assertThatThrownBy(() -> number("SELECT count(*) FROM half_done"))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void letsTwoStartAtOnce() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread other =
                Thread.ofPlatform()
                        .uncaughtExceptionHandler((_, e) -> failure.set(e))
                        .start(() -> migrate(go));
        go.countDown();
        new Migrations(database).apply(Schema.STATE);
        other.join();

        assertThat(failure).hasValue(null);
        assertThat(number("SELECT count(*) FROM schema_version")).isEqualTo(1);
    }

    private void migrate(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        new Migrations(database).apply(Schema.STATE);
    }

    private void execute(String sql) {
        database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    private int number(String sql) {
        return database.reading(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                return row.next() ? row.getInt(1) : -1;
            }
        });
    }
}
