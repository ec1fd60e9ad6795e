package dev.mayfly.wire;

/// Says whether this node may decide anything at all now. A port: a node that shares its state with
/// others and cannot hear of their revocations must fail closed, for calls that bring a token as
/// for calls that bring a session.
@FunctionalInterface
public interface Standing {

    /// A node that is alone and owes nobody.
    Standing ALONE = () -> {};

    /// Returns when calls may be decided.
    ///
    /// @throws dev.mayfly.refusal.RefusedException `ServiceUnavailable` when none may
    void check();
}
