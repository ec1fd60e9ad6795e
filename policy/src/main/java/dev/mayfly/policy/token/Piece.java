package dev.mayfly.policy.token;

import dev.mayfly.policy.automaton.CharSet;

/// A piece of a token's text.
sealed interface Piece {
    /// What the piece is called in projections.
    String name();

    /// Always the same text.
    record Fixed(String name, String text) implements Piece {}

    /// Text that differs, at least `least` characters of it. Where that is none, `first` is `rest`.
    ///
    /// INVARIANT: the first character of the piece behind it is not in `rest`.
    record Free(String name, CharSet first, CharSet rest, int least) implements Piece {}

    /// So many characters of a set.
    record Exactly(String name, CharSet chars, int count) implements Piece {}
}
