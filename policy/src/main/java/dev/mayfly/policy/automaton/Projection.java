package dev.mayfly.policy.automaton;

import dev.mayfly.policy.automaton.Nfa.Edge;
import java.util.ArrayList;
import java.util.List;

/// Takes a text apart: some of its characters, in order, are the projection, the others are left
/// out. Which, is decided from left to right by a deterministic automaton over phases.
///
/// @param steps for each phase where the characters lead; sets of one phase must not overlap. A
///   character without a step makes the text one that has no projection
/// @param end the phases in which a text may end
public record Projection(List<List<Step>> steps, List<Integer> end) {
    /// Where some characters lead.
    ///
    /// @param to the next phase
    /// @param kept whether the character belongs to the projection
    public record Step(CharSet chars, int to, boolean kept) {}

    public Projection {
        steps = steps.stream().map(List::copyOf).toList();
        end = List.copyOf(end);
    }

    /// The projection of a text; empty text when it has none.
    public String of(String text) {
        StringBuilder kept = new StringBuilder();
        int phase = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            for (Step step : steps.get(phase)) {
                if (step.chars().contains(c)) {
                    phase = step.to();
                    kept.append(step.kept() ? String.valueOf(c) : "");
                    break;
                }
            }
        }
        return kept.toString();
    }

    /// State `state * phases + phase` of the result: `inner` is in `state` after the projection of
    /// what was read.
    Nfa inverse(Nfa inner) {
        int phases = steps.size();
        Edge[][] edges = new Edge[inner.size() * phases][];
        boolean[] accepting = new boolean[edges.length];
        for (int state = 0; state < inner.size(); state++) {
            for (int phase = 0; phase < phases; phase++) {
                int here = state * phases + phase;
                edges[here] = edges(inner, state, phase);
                accepting[here] = inner.accepting(state) && end.contains(phase);
            }
        }
        int[] starts = inner.starts().clone();
        for (int i = 0; i < starts.length; i++) {
            starts[i] *= phases;
        }
        return new Nfa(starts, accepting, edges);
    }

    private Edge[] edges(Nfa inner, int state, int phase) {
        List<Edge> row = new ArrayList<>();
        for (Step step : steps.get(phase)) {
            if (!step.kept()) {
                row.add(new Edge(step.chars(), state * steps.size() + step.to()));
                continue;
            }
            for (Edge edge : inner.edges(state)) {
                CharSet both = edge.chars().and(step.chars());
                if (!both.isEmpty()) {
                    row.add(new Edge(both, edge.to() * steps.size() + step.to()));
                }
            }
        }
        return row.toArray(Nfa.NO_EDGES);
    }
}
