package dev.mayfly.store.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL for all tests of a run, and an empty database in it for whoever asks.
public final class TestPostgres {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    /// An empty database of its own.
    static Database emptyDatabase() {
        return connect(emptyDatabaseUrl());
    }

    /// The address of an empty database of its own, for several nodes to share.
    public static String emptyDatabaseUrl() {
        String name = "test" + COUNT.incrementAndGet();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return SERVER.getJdbcUrl("postgres", name);
    }

    static Database connect(String url) {
        return Database.postgres(url, 4, Database.Durability.SYNCED);
    }

    /// Ends every connection to the database at that address, as a restart of the server does.
    public static void dropConnections(String url) {
        String name = url.replaceAll(".*/(test\\d+).*", "$1");
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                            + name
                            + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
