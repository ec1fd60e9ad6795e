package dev.mayfly.store.sql;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/// Listens on a shared PostgreSQL database for the commits of other nodes, and asks besides at
/// intervals, because a message can be missed and a commit cannot.
///
/// SQLite has one process and needs none of this.
public final class StateWatch implements AutoCloseable {

    private static final Logger LOG = System.getLogger(StateWatch.class.getName());

    private static final String CHANNEL = "mayfly_state";

    /// A revocation reaches a node within a second even when the message about it does not.
    public static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(250);

    private final Database database;
    private final Runnable takeOver;
    private final NodeFreshness freshness;
    private final Duration pollInterval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private boolean hearing = true;

    /// Starts watching.
    ///
    /// @param takeOver takes over what others committed ([dev.mayfly.iam.Directory#refresh()] and
    ///   what depends on it); cheap when that is nothing
    public StateWatch(
            Database database, Runnable takeOver, NodeFreshness freshness, Duration pollInterval) {
        this.database = database;
        this.takeOver = takeOver;
        this.freshness = freshness;
        this.pollInterval = pollInterval;
        this.thread = Thread.ofPlatform().name("state-watch").daemon(true).start(this::run);
    }

    /// Tells the other nodes of the commit that `connection` is about to make.
    static void tell(Database database, Connection connection) throws SQLException {
        if (database.dialect() == Dialect.POSTGRES) {
            try (PreparedStatement notify =
                    connection.prepareStatement("SELECT pg_notify(?, '')")) {
                notify.setString(1, CHANNEL);
                notify.execute();
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void run() {
        try {
            do {
                listenUntilItFails();
            } while (!closed.await(RETRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void listenUntilItFails() {
        try {
            database.reading(connection -> {
                listen(connection);
                return closed;
            });
        } catch (StoreException e) {
            if (hearing && closed.getCount() > 0) {
                LOG.log(Level.WARNING, "cannot hear what other nodes commit: {0}", e.getMessage());
            }
            hearing = false;
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        PGConnection messages = connection.unwrap(PGConnection.class);
        while (closed.getCount() > 0) {
            long moment = freshness.moment();
            takeOver.run();
            freshness.heardSince(moment);
            if (!hearing) {
                LOG.log(Level.INFO, "hearing what other nodes commit again");
            }
            hearing = true;
            messages.getNotifications((int) pollInterval.toMillis());
        }
    }
}
