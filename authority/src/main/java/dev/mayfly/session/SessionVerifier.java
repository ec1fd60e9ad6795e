package dev.mayfly.session;

import dev.mayfly.ecs.Task;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Role;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.Instant;
import java.util.Optional;

/// Decides whether an access key id and session token are those of a session that holds now.
/// Nothing is looked up but the account state this node has in memory, so a revocation counts as
/// soon as the node has it, also for tokens opened before.
///
/// Thread-safe.
public final class SessionVerifier {

    private static final String INVALID = "The security token included in the request is invalid";
    private static final String EXPIRED = "The security token included in the request is expired";

    /// The entry of a session's provenance that holds the id of the node it was issued to.
    public static final String NODE = "mayflyNode";

    /// The entry of a session's provenance that holds the id of the task it was issued for.
    public static final String TASK = "ecsTask";

    private final TokenSealer sealer;
    private final Directory directory;
    private final OpenedTokens opened = new OpenedTokens();

    public SessionVerifier(TokenSealer sealer, Directory directory) {
        this.sealer = sealer;
        this.directory = directory;
    }

    /// The session, when it holds at `now`.
    ///
    /// @throws RefusedException `UnknownCredentials` when the token is not ours, belongs to another
    ///   access key id or account, was revoked, or its role is gone; `ExpiredCredentials` from the
    ///   instant of expiry on
    public OpenedSession open(String accessKeyId, String sessionToken, Instant now) {
        OpenedSession session =
                unseal(accessKeyId, sessionToken).orElseThrow(SessionVerifier::invalid);
        SessionClaims claims = session.claims();
        AccountState state = directory.state();
        if (!claims.account().equals(state.account())) {
            throw invalid();
        }
        if (claims.expiredAt(now)) {
            throw new RefusedException(new Refusal.ExpiredCredentials(EXPIRED));
        }
        if (revoked(claims, state)) {
            throw invalid();
        }
        return session;
    }

    private Optional<OpenedSession> unseal(String accessKeyId, String sessionToken) {
        long ringVersion = sealer.ringVersion();
        Optional<OpenedSession> known = opened.find(ringVersion, accessKeyId, sessionToken);
        if (known.isPresent()) {
            return known;
        }
        Optional<OpenedSession> session = sealer.open(accessKeyId, sessionToken);
        session.ifPresent(fresh -> opened.keep(ringVersion, sessionToken, fresh));
        return session;
    }

    private static boolean revoked(SessionClaims claims, AccountState state) {
        return state.revokedSessions().containsKey(claims.accessKeyId())
                || nodeIsGone(claims, state)
                || taskIsOver(claims, state)
                || AdministratorRole.find(state, claims.roleName())
                        .filter(role -> vouchesFor(role, claims))
                        .isEmpty();
    }

    /// A session of a node ends with the node's standing, and so do those assumed from it.
    private static boolean nodeIsGone(SessionClaims claims, AccountState state) {
        String node = claims.provenance().get(NODE);
        return node != null
                && state.nodes()
                        .byId(node)
                        .filter(known -> known.honours(claims.issuedAt()))
                        .isEmpty();
    }

    /// A session of a task ends with the task.
    private static boolean taskIsOver(SessionClaims claims, AccountState state) {
        String id = claims.provenance().get(TASK);
        if (id == null) {
            return false;
        }
        Task task = state.holdings().tasks().tasks().get(id);
        return task == null || task.stopped();
    }

    /// AWS trusts the role, not its name: a role made again under the old name has no old sessions.
    private static boolean vouchesFor(Role role, SessionClaims claims) {
        return role.uniqueId().equals(claims.roleUniqueId())
                && role.revokedBefore().filter(claims.issuedAt()::isBefore).isEmpty();
    }

    private static RefusedException invalid() {
        return new RefusedException(new Refusal.UnknownCredentials(INVALID));
    }
}
