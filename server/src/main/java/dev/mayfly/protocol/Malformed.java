package dev.mayfly.protocol;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;

/// Refusals of requests that are not one of the protocol. Never quotes what was sent.
public final class Malformed {

    private Malformed() {}

    public static RefusedException value(String problem) {
        return new RefusedException(new Refusal.MalformedRequest(problem));
    }

    public static RefusedException query(String problem) {
        return new RefusedException(new Refusal.MalformedQuery(problem));
    }
}
