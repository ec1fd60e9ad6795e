package dev.mayfly.policy.pattern;

import java.util.Optional;

/// Where policy variables such as `${aws:username}` get their text.
@FunctionalInterface
public interface Variables {
    /// No variable has a value.
    Variables NONE = key -> Optional.empty();

    /// The value of a single-valued key; empty when it is absent or has several values.
    Optional<String> single(ContextKey key);
}
