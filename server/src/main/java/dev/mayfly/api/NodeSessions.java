package dev.mayfly.api;

import dev.mayfly.api.rolesanywhere.CreateSession;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.rolesanywhere.AnywhereSessions;
import dev.mayfly.wire.Call;

/// Where `CreateSession` goes when it names the anchor of nodes. A port: what an account knows of
/// its nodes stands behind it.
///
/// The signature has been verified and the request decoded, nothing else: whoever answers asks the
/// nodes' anchor about `call.certificate()`, then the replay memory, notes in `call.notes()` who
/// the caller is, which role was asked for and why it is refused, and issues the session.
@FunctionalInterface
public interface NodeSessions {

    /// The resource of the reserved trust anchor: `arn:aws:rolesanywhere:REGION:ACCOUNT:` and this.
    /// Customers' anchors have a UUID in its place, so none is ever called so.
    String ANCHOR = "trust-anchor/mayfly-nodes";

    /// An authority without nodes.
    NodeSessions NONE =
            (wish, _) -> {
                throw new RefusedException(
                        new Refusal.NoSuchEntity(
                                "There is no resource with the ARN " + wish.trustAnchorArn()));
            };

    /// The session, or a refusal. `profileArn` of the wish says by which route, `roleArn` the role.
    ///
    /// @throws RefusedException when there is none for this caller
    CreateSession.Answer createSession(AnywhereSessions.Wish wish, Call call);
}
