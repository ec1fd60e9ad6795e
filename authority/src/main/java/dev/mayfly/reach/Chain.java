package dev.mayfly.reach;

import java.util.List;

/// Steps that lead from one party to a role, each from where the one before ended.
public record Chain(List<Edge> steps) {

    public Chain {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a chain has a step");
        }
    }

    public Party start() {
        return steps.getFirst().from();
    }

    public Party end() {
        return steps.getLast().to();
    }

    public boolean conditional() {
        return steps.stream().anyMatch(Edge::conditional);
    }

    public boolean escalates() {
        return steps.stream().anyMatch(Edge::escalates);
    }
}
