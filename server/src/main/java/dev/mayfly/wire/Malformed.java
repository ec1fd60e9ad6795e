package dev.mayfly.wire;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;

/// Refusals of requests that are not one of the protocol. Never quotes what was sent.
final class Malformed {

    private Malformed() {}

    static RefusedException value(String problem) {
        return new RefusedException(new Refusal.MalformedRequest(problem));
    }

    static RefusedException query(String problem) {
        return new RefusedException(new Refusal.MalformedQuery(problem));
    }
}
