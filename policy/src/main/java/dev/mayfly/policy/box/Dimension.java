package dev.mayfly.policy.box;

import dev.mayfly.policy.pattern.ContextKey;

/// One of the things a request says.
public sealed interface Dimension {
    /// The action, in lower case.
    record Action() implements Dimension {}

    /// The resource's ARN, or `*`.
    record Resource() implements Dimension {}

    record Key(ContextKey key) implements Dimension {}

    /// Several claims of one token that cannot be told apart: the text they all come from.
    record Token() implements Dimension {}

    Dimension ACTION = new Action();
    Dimension RESOURCE = new Resource();
    Dimension TOKEN = new Token();

    static Dimension key(String name) {
        return new Key(ContextKey.of(name));
    }
}
