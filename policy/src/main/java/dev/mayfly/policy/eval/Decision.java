package dev.mayfly.policy.eval;

import java.util.List;

/// The answer to an [AuthorizationRequest].
public sealed interface Decision {
    /// Something allows it, and nothing denies it.
    ///
    /// @param grants one matching statement for each layer that had to allow; empty when the
    ///   request needs no grant
    record Allowed(List<MatchedStatement> grants) implements Decision {
        public Allowed {
            grants = List.copyOf(grants);
        }
    }

    /// A `Deny` statement matched; nothing can overrule it.
    record ExplicitlyDenied(MatchedStatement by) implements Decision {}

    /// Nothing allows it.
    ///
    /// @param missing the first layer that had to allow and did not
    record ImplicitlyDenied(Layer missing) implements Decision {}

    default boolean allowed() {
        return this instanceof Allowed;
    }
}
