package dev.mayfly.session;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Role;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Ends sessions before their time. Effective on this node when the call returns, on others as soon
/// as they take over the state.
public final class Revocations {

    /// No session lasts longer, so a revocation need not be remembered longer.
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);

    private final Directory directory;

    public Revocations(Directory directory) {
        this.directory = directory;
    }

    /// Ends every session of the role that was issued before `instant`. An earlier revocation is
    /// never taken back.
    ///
    /// @throws RefusedException `NoSuchEntity` when there is no such role
    public void sessionsOfRole(String roleName, Instant instant) {
        directory.update(state -> state.with(revoked(role(state, roleName), instant)));
    }

    /// Ends the session with this access key id, if there is one.
    public void session(String accessKeyId, Instant now) {
        if (!AccessKeyIds.wellFormed(accessKeyId)) {
            throw new RefusedException(
                    new Refusal.NoSuchEntity(
                            "The Access Key with id " + accessKeyId + " cannot be found."));
        }
        directory.update(state -> withSession(state, accessKeyId, now));
    }

    private static Role role(AccountState state, String roleName) {
        return AdministratorRole.find(state, roleName)
                .orElseThrow(() ->
                        new RefusedException(
                                new Refusal.NoSuchEntity(
                                        "The role with name " + roleName + " cannot be found.")));
    }

    private static Role revoked(Role role, Instant instant) {
        return role.withRevokedBefore(
                role.revokedBefore().filter(instant::isBefore).orElse(instant));
    }

    private static AccountState withSession(AccountState state, String accessKeyId, Instant now) {
        Map<String, Instant> revoked = new HashMap<>(state.revokedSessions());
        revoked.values().removeIf(over -> !over.isAfter(now));
        revoked.put(accessKeyId, now.plus(LONGEST_SESSION));
        return state.withRevokedSessions(revoked);
    }
}
