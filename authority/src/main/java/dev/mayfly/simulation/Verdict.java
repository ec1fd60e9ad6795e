package dev.mayfly.simulation;

import dev.mayfly.policy.eval.Decision;
import java.util.List;

/// What became of a simulated request.
public enum Verdict {
    ALLOWED,
    IMPLICIT_DENY,
    EXPLICIT_DENY;

    static Verdict of(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> ALLOWED;
            case Decision.ImplicitlyDenied _ -> IMPLICIT_DENY;
            case Decision.ExplicitlyDenied _ -> EXPLICIT_DENY;
        };
    }

    /// The verdict for an action on several resources: allowed only when it is on each.
    public static Verdict of(List<Verdict> each) {
        if (each.contains(EXPLICIT_DENY)) {
            return EXPLICIT_DENY;
        }
        return each.contains(IMPLICIT_DENY) ? IMPLICIT_DENY : ALLOWED;
    }
}
