package dev.mayfly.policy.automaton;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// A nondeterministic automaton without empty steps, over UTF-16 units; immutable.
public final class Nfa {
    static final Edge[] NO_EDGES = {};

    /// One step: any of these characters leads to state `to`.
    record Edge(CharSet chars, int to) {}

    private final int[] starts;
    private final boolean[] accepting;
    private final Edge[][] edges;
    private final boolean[] universal;

    Nfa(int[] starts, boolean[] accepting, Edge[][] edges) {
        this.starts = starts;
        this.accepting = accepting;
        this.edges = edges;
        this.universal = universal(accepting, edges);
    }

    /// The texts of any of the shapes.
    public static Nfa of(Collection<Shape> shapes) {
        NfaBuilder builder = new NfaBuilder();
        shapes.forEach(builder::add);
        return builder.build();
    }

    public static Nfa of(Shape... shapes) {
        return of(List.of(shapes));
    }

    /// The texts of any of the automata.
    public static Nfa anyOf(List<Nfa> automata) {
        if (automata.size() == 1) {
            return automata.getFirst();
        }
        NfaBuilder builder = new NfaBuilder();
        automata.forEach(builder::add);
        return builder.build();
    }

    /// States from which every text is accepted, because a star comes last.
    private static boolean[] universal(boolean[] accepting, Edge[][] edges) {
        boolean[] universal = new boolean[accepting.length];
        for (int state = 0; state < universal.length; state++) {
            for (Edge edge : edges[state]) {
                universal[state] |=
                        accepting[state] && edge.to() == state && edge.chars().equals(CharSet.ANY);
            }
        }
        return universal;
    }

    /// Whether the text is among those accepted.
    public boolean accepts(String text) {
        TreeSet<Integer> now = new TreeSet<>();
        for (int start : starts) {
            now.add(start);
        }
        for (int i = 0; i < text.length() && !now.isEmpty(); i++) {
            TreeSet<Integer> next = new TreeSet<>();
            for (int state : now) {
                for (Edge edge : edges[state]) {
                    if (edge.chars().contains(text.charAt(i))) {
                        next.add(edge.to());
                    }
                }
            }
            now = next;
        }
        return now.stream().anyMatch(state -> accepting[state]);
    }

    /// The texts whose projection is accepted.
    public Nfa through(Projection projection) {
        return projection.inverse(this);
    }

    /// How many states it has.
    public int size() {
        return accepting.length;
    }

    int[] starts() {
        return starts;
    }

    boolean accepting(int state) {
        return accepting[state];
    }

    boolean universal(int state) {
        return universal[state];
    }

    Edge[] edges(int state) {
        return edges[state];
    }

    /// Every set of characters on its edges.
    Collection<CharSet> charSets() {
        List<CharSet> sets = new ArrayList<>();
        for (Edge[] row : edges) {
            for (Edge edge : row) {
                sets.add(edge.chars());
            }
        }
        return sets;
    }
}
