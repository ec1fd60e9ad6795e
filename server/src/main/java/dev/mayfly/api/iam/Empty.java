package dev.mayfly.api.iam;

/// What an operation answers that has nothing to tell, or takes that needs no input.
public record Empty() {

    /// The only one there need be.
    public static final Empty ANSWER = new Empty();
}
