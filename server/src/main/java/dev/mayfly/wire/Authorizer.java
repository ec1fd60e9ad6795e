package dev.mayfly.wire;

import dev.mayfly.session.SessionClaims;

/// Decides whether a session may do something. A port: the authority's policies stand behind it.
@FunctionalInterface
public interface Authorizer {

    /// Returns when the caller's policies allow `permission`; otherwise notes the explanation in
    /// `call.notes()` and throws a `RefusedException`.
    void authorize(SessionClaims caller, Permission permission, Call call);
}
