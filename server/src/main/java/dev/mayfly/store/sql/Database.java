package dev.mayfly.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// An open database: a small pool of connections, all set up alike. Thread-safe.
///
/// SQLite keeps state and trail in two files, because a file has one writer at a time and the trail
/// writes all the time; PostgreSQL keeps both in one database.
public final class Database implements AutoCloseable {

    /// How long a caller waits for a connection, or for another writer of the same file.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How long a statement may take before its connection is given up.
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /// PostgreSQL: one writes the trail, one listens, and the rest serve calls.
    private static final int LEAST_CONNECTIONS = 4;

    /// SQLite: two trail records fit into 4 KiB, five into 8: half the page writes per event.
    private static final int SQLITE_PAGE_BYTES = 8192;

    private static final int SQLITE_CACHE_KIB = 16 * 1024;

    /// SQLite: pages in the log before they are copied into the file, 16 MiB.
    private static final int SQLITE_CHECKPOINT_PAGES = 2048;

    private static final int SQLITE_CONNECTIONS = 4;

    private final Dialect dialect;
    private final HikariDataSource pool;

    private Database(Dialect dialect, HikariDataSource pool) {
        this.dialect = dialect;
        this.pool = pool;
    }

    /// How hard a commit is.
    public enum Durability {
        /// On disk when the commit returns, whatever happens to process or machine next.
        SYNCED,
        /// Left to the operating system: a crash of the machine loses the last moments. For
        /// measuring what [#SYNCED] costs.
        RELAXED
    }

    /// Opens or creates the file.
    ///
    /// @throws StoreException when it cannot be opened
    public static Database sqlite(Path file, Durability durability) {
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(SQLITE_PAGE_BYTES);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(
                durability == Durability.SYNCED
                        ? SQLiteConfig.SynchronousMode.FULL
                        : SQLiteConfig.SynchronousMode.OFF);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        // Writers take the file's lock when they begin; one that only found out later that another
        // was first would fail instead of waiting.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-SQLITE_CACHE_KIB);
        config.setWalAutocheckpoint(SQLITE_CHECKPOINT_PAGES);
        config.setGetGeneratedKeys(false);
        createForOwnerOnly(file);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        HikariConfig pooled = pooled(SQLITE_CONNECTIONS);
        pooled.setPoolName("sqlite " + file.getFileName());
        pooled.setDataSource(source);
        pooled.setMaxLifetime(0);
        return open(Dialect.SQLITE, pooled);
    }

    /// Log and index files take over the mode of the file they belong to.
    private static void createForOwnerOnly(Path file) {
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException _) {
            // made by an earlier start
        } catch (IOException e) {
            throw new StoreException("cannot create " + file, e);
        }
    }

    /// Connects to a PostgreSQL database, or one that speaks its protocol.
    ///
    /// @param url `jdbc:postgresql://…` or `postgres://…` with user and password in it or in the
    ///   driver's usual places
    /// @throws StoreException when it cannot be reached
    public static Database postgres(String url, int connections, Durability durability) {
        HikariConfig pooled = pooled(Math.max(connections, LEAST_CONNECTIONS));
        pooled.setPoolName("postgres");
        pooled.setJdbcUrl(url);
        pooled.addDataSourceProperty("reWriteBatchedInserts", "true");
        pooled.addDataSourceProperty("tcpKeepAlive", "true");
        pooled.addDataSourceProperty("socketTimeout", String.valueOf(SILENCE.toSeconds()));
        // Details of errors quote rows.
        pooled.addDataSourceProperty("logServerErrorDetail", "false");
        pooled.addDataSourceProperty("ApplicationName", "mayfly");
        if (durability == Durability.RELAXED) {
            pooled.setConnectionInitSql("SET synchronous_commit TO off");
        }
        return open(Dialect.POSTGRES, pooled);
    }

    private static HikariConfig pooled(int connections) {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(PATIENCE.toMillis());
        return config;
    }

    private static Database open(Dialect dialect, HikariConfig config) {
        try {
            return new Database(dialect, new HikariDataSource(config));
        } catch (RuntimeException e) {
            throw new StoreException("cannot open the database", e);
        }
    }

    /// Work on a connection that may fail as databases do.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    /// Does `work` in one transaction: committed when it returns, undone when it throws.
    ///
    /// @throws StoreException when the database cannot
    <T> T inTransaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException("the database cannot do its work", e);
        }
    }

    /// Does reading `work`, statement by statement.
    ///
    /// @throws StoreException when the database cannot
    <T> T reading(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StoreException("the database cannot be read", e);
        }
    }

    /// Makes all statements of the transaction see one state, before the first of them. SQLite's
    /// transactions always do.
    void readOneSnapshot(Connection connection) throws SQLException {
        if (dialect == Dialect.POSTGRES) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
    }

    /// A connection to keep, in explicit transactions. The caller closes it.
    Connection writer() throws SQLException {
        Connection connection = pool.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void undo(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
