package dev.mayfly.policy.pattern;

import java.util.Optional;

/// Is told what a pattern is made of, piece by piece, from left to right.
public interface PatternSink {
    /// Exactly this character.
    void literal(char c);

    /// Any one character: `?`.
    void anyOne();

    /// Any run of characters, also none: `*`.
    void anyRun();

    /// What the request has for the key, or else the default; the pattern matches nothing when
    /// there is neither.
    void variable(ContextKey key, Optional<String> fallback);
}
