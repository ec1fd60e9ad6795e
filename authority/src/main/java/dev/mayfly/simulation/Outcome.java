package dev.mayfly.simulation;

import dev.mayfly.policy.eval.Layer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The answer to one simulated action on one resource.
///
/// `matched` are the statements that decided: those that allow, or those that deny. `missingKeys`
/// are condition keys that policies ask for and the request says nothing of; told only when nothing
/// allowed it. `withinBoundary` is empty where there is no boundary. `sides` tells, for a request
/// across accounts, what each account's policies say.
public record Outcome(
        String resource,
        Verdict verdict,
        List<Match> matched,
        List<String> missingKeys,
        Optional<Boolean> withinBoundary,
        Map<Layer, Verdict> sides) {

    public Outcome {
        matched = List.copyOf(matched);
        missingKeys = List.copyOf(missingKeys);
        sides = Map.copyOf(sides);
    }

    /// A statement that decided, and where it stands in the policy of that name.
    public record Match(Layer layer, String policy, Span span) {}
}
