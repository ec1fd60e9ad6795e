package dev.mayfly.store.sql;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Entity;
import dev.mayfly.iam.Holdings;
import dev.mayfly.identity.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/// Writes what differs between two states, and nothing else.
record StateChanges(Connection connection, AccountId account) {

    void entities(AccountState base, AccountState next) throws SQLException {
        try (PreparedStatement upsert =
                        connection.prepareStatement(
                                "INSERT INTO entity (account, kind, name, body) VALUES (?, ?, ?, ?)"
                                        + " ON CONFLICT (account, kind, name)"
                                        + " DO UPDATE SET body = excluded.body");
                PreparedStatement delete =
                        connection.prepareStatement(
                                "DELETE FROM entity WHERE account = ? AND kind = ? AND name = ?")) {
            for (EntityKind kind : EntityKind.values()) {
                Maps<Entity> maps = new Maps<>(kind.in(base), kind.in(next));
                upsert(upsert, kind.stored(), maps, EntityWriter::json);
                delete(delete, kind.stored(), maps);
            }
            for (HoldingKind<?> kind : HoldingKinds.ALL) {
                held(upsert, delete, kind, base.holdings(), next.holdings());
            }
        }
    }

    void revokedSessions(AccountState base, AccountState next) throws SQLException {
        try (PreparedStatement upsert =
                        connection.prepareStatement(
                                "INSERT INTO revoked_session (account, access_key_id, expires_at)"
                                        + " VALUES (?, ?, ?) ON CONFLICT (account, access_key_id)"
                                        + " DO UPDATE SET expires_at = excluded.expires_at");
                PreparedStatement delete =
                        connection.prepareStatement(
                                "DELETE FROM revoked_session"
                                        + " WHERE account = ? AND access_key_id = ?")) {
            upsertRevocations(upsert, base.revokedSessions(), next.revokedSessions());
            for (String accessKeyId : base.revokedSessions().keySet()) {
                if (!next.revokedSessions().containsKey(accessKeyId)) {
                    delete.setString(1, account.digits());
                    delete.setString(2, accessKeyId);
                    delete.executeUpdate();
                }
            }
        }
    }

    private <T> void held(
            PreparedStatement upsert,
            PreparedStatement delete,
            HoldingKind<T> kind,
            Holdings base,
            Holdings next)
            throws SQLException {
        Maps<T> maps = new Maps<>(kind.in(base), kind.in(next));
        upsert(upsert, kind.stored(), maps, kind.writer());
        delete(delete, kind.stored(), maps);
    }

    /// What one kind holds before and after, by name.
    private record Maps<T>(Map<String, ? extends T> base, Map<String, ? extends T> next) {}

    private <T> void upsert(
            PreparedStatement upsert, String kind, Maps<T> maps, Function<T, String> json)
            throws SQLException {
        for (Map.Entry<String, ? extends T> entry : maps.next().entrySet()) {
            if (!entry.getValue().equals(maps.base().get(entry.getKey()))) {
                upsert.setString(1, account.digits());
                upsert.setString(2, kind);
                upsert.setString(3, entry.getKey());
                upsert.setString(4, json.apply(entry.getValue()));
                upsert.executeUpdate();
            }
        }
    }

    private void delete(PreparedStatement delete, String kind, Maps<?> maps) throws SQLException {
        for (String name : maps.base().keySet()) {
            if (!maps.next().containsKey(name)) {
                delete.setString(1, account.digits());
                delete.setString(2, kind);
                delete.setString(3, name);
                delete.executeUpdate();
            }
        }
    }

    private void upsertRevocations(
            PreparedStatement upsert, Map<String, Instant> base, Map<String, Instant> next)
            throws SQLException {
        for (Map.Entry<String, Instant> entry : next.entrySet()) {
            if (!entry.getValue().equals(base.get(entry.getKey()))) {
                upsert.setString(1, account.digits());
                upsert.setString(2, entry.getKey());
                upsert.setString(3, entry.getValue().toString());
                upsert.executeUpdate();
            }
        }
    }
}
