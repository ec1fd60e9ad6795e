package dev.mayfly.policy.automaton;

import dev.mayfly.policy.automaton.Nfa.Edge;
import java.util.ArrayList;
import java.util.List;

/// Puts automata side by side.
final class NfaBuilder {
    private final List<Integer> starts = new ArrayList<>();
    private final List<Boolean> accepting = new ArrayList<>();
    private final List<Edge[]> edges = new ArrayList<>();

    /// State `i` of a shape stands before its item `i`.
    void add(Shape shape) {
        List<Shape.Item> items = shape.items();
        int base = accepting.size();
        starts.add(base);
        for (int i = 0; i <= items.size(); i++) {
            List<Edge> row = new ArrayList<>(2);
            int at = i;
            // What may be repeated may be left out: the items behind it are within reach too.
            while (at < items.size() && items.get(at).repeated()) {
                addEdge(row, items.get(at).chars(), base + at);
                at++;
            }
            if (at < items.size()) {
                addEdge(row, items.get(at).chars(), base + at + 1);
            }
            edges.add(row.toArray(Nfa.NO_EDGES));
            accepting.add(at == items.size());
        }
    }

    private static void addEdge(List<Edge> row, CharSet chars, int to) {
        if (!chars.isEmpty()) {
            row.add(new Edge(chars, to));
        }
    }

    void add(Nfa automaton) {
        int base = accepting.size();
        for (int start : automaton.starts()) {
            starts.add(base + start);
        }
        for (int state = 0; state < automaton.size(); state++) {
            Edge[] row = automaton.edges(state).clone();
            for (int i = 0; i < row.length; i++) {
                row[i] = new Edge(row[i].chars(), base + row[i].to());
            }
            edges.add(row);
            accepting.add(automaton.accepting(state));
        }
    }

    Nfa build() {
        boolean[] ends = new boolean[accepting.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = accepting.get(i);
        }
        return new Nfa(
                starts.stream().mapToInt(Integer::intValue).toArray(),
                ends,
                edges.toArray(Edge[][]::new));
    }
}
