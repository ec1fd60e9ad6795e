package dev.mayfly.store.sql;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Entity;
import dev.mayfly.identity.AccountId;
import dev.mayfly.store.StateStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Account state in SQL: one row an entity, and the number of the newest commit, against which
/// every commit compares and sets.
public final class SqlStateStore implements StateStore {

    private static final Logger LOG = System.getLogger(SqlStateStore.class.getName());

    private final Database database;
    private final AccountId account;

    /// Opens the state of `account`, creating or migrating its tables.
    ///
    /// @throws StoreException when the database was written by a newer Mayfly
    public SqlStateStore(Database database, AccountId account) {
        this.database = database;
        this.account = account;
        new Migrations(database).apply(Schema.STATE);
    }

    @Override
    public Revision load() {
        return database.inTransaction(connection -> {
            database.readOneSnapshot(connection);
            return load(connection);
        });
    }

    @Override
    public long newestRevision() {
        return database.reading(this::revision);
    }

    @Override
    public boolean commit(Revision base, AccountState next) {
        return database.inTransaction(connection -> {
            if (!advance(connection, base.number(), next)) {
                return false;
            }
            StateChanges changes = new StateChanges(connection, account);
            changes.entities(base.state(), next);
            changes.revokedSessions(base.state(), next);
            StateWatch.tell(database, connection);
            return true;
        });
    }

    private Revision load(Connection connection) throws SQLException {
        StateRows rows = new StateRows(account);
        long number = 0;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT revision, alias FROM account WHERE id = ?")) {
            select.setString(1, account.digits());
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    number = row.getLong(1);
                    rows.alias(row.getString(2));
                }
            }
        }
        entities(connection, rows);
        revokedSessions(connection, rows);
        return new Revision(number, rows.state());
    }

    private void entities(Connection connection, StateRows rows) throws SQLException {
        StoredPolicies policies = new StoredPolicies();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT kind, name, body FROM entity WHERE account = ?")) {
            select.setString(1, account.digits());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String stored = row.getString(1);
                    String name = row.getString(2);
                    Optional<HoldingKind<?>> holding = HoldingKinds.ofStored(stored);
                    if (holding.isPresent()) {
                        hold(rows, holding.get(), name, row.getString(3));
                    } else {
                        EntityKind kind = EntityKind.ofStored(stored);
                        rows.put(name, entity(kind, name, row.getString(3), policies));
                    }
                }
            }
        }
    }

    private static void hold(StateRows rows, HoldingKind<?> kind, String name, String body) {
        try {
            rows.hold(kind, body);
        } catch (StoredJsonException e) {
            throw new StoreException(
                    "the stored %s `%s` is damaged".formatted(kind.stored(), name), e);
        }
    }

    private static Entity entity(
            EntityKind kind, String name, String body, StoredPolicies policies) {
        try {
            Entity entity = EntityReader.entity(kind, body, policies);
            for (String problem : policies.takeProblems()) {
                LOG.log(
                        Level.ERROR,
                        "a policy of the {0} {1} does not parse and denies everything: {2}",
                        kind.stored(),
                        name,
                        problem);
            }
            return entity;
        } catch (StoredJsonException e) {
            throw new StoreException(
                    "the stored %s `%s` is damaged".formatted(kind.stored(), name), e);
        }
    }

    private void revokedSessions(Connection connection, StateRows rows) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT access_key_id, expires_at FROM revoked_session WHERE account = ?")) {
            select.setString(1, account.digits());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.revokedSession(row.getString(1), row.getString(2));
                }
            }
        }
    }

    private long revision(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT revision FROM account WHERE id = ?")) {
            select.setString(1, account.digits());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private boolean advance(Connection connection, long from, AccountState next)
            throws SQLException {
        String sql =
                from == 0
                        ? "INSERT INTO account (alias, id, revision) VALUES (?, ?, ? + 1)"
                                + " ON CONFLICT (id) DO NOTHING"
                        : "UPDATE account SET alias = ?, revision = revision + 1"
                                + " WHERE id = ? AND revision = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, next.alias().orElse(null));
            update.setString(2, account.digits());
            update.setLong(3, from);
            return update.executeUpdate() == 1;
        }
    }
}
