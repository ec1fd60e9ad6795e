package dev.mayfly.ca;

/// The certificate authorities an account runs and what they issued, at one moment. Immutable.
public record CaState() {

    /// Nothing.
    public static final CaState EMPTY = new CaState();
}
