package dev.mayfly.reach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedCollection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Shortest chains: first those that need no escalation, then those of the fewest steps, then those
/// with the fewest conditions.
final class Chains {

    private final Map<Party, List<Edge>> from = new HashMap<>();
    private final Set<Party> roles;

    Chains(SequencedCollection<Edge> edges, Set<Party> roles) {
        this.roles = roles;
        for (Edge edge : edges) {
            if (edge.becomes()) {
                from.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
            }
        }
    }

    private record Cost(int escalations, int steps, int conditions) implements Comparable<Cost> {

        static final Cost NONE = new Cost(0, 0, 0);

        private static final Comparator<Cost> ORDER =
                Comparator.comparingInt(Cost::escalations)
                        .thenComparingInt(Cost::steps)
                        .thenComparingInt(Cost::conditions);

        Cost plus(Edge edge) {
            return new Cost(
                    escalations + (edge.escalates() ? 1 : 0),
                    steps + 1,
                    conditions + (edge.conditional() ? 1 : 0));
        }

        @Override
        public int compareTo(Cost other) {
            return ORDER.compare(this, other);
        }
    }

    private record Reached(Party party, Cost cost, List<Edge> by) {}

    /// The best chain from the start to each party it reaches, itself left out.
    List<Chain> of(Party start) {
        Map<Party, Reached> done = new TreeMap<>();
        PriorityQueue<Reached> open =
                new PriorityQueue<>(
                        Comparator.comparing(Reached::cost).thenComparing(Reached::party));
        open.add(new Reached(start, Cost.NONE, List.of()));
        while (!open.isEmpty()) {
            Reached next = open.remove();
            if (done.putIfAbsent(next.party(), next) == null) {
                for (Edge edge : from.getOrDefault(next.party(), List.of())) {
                    for (Party to : targets(edge)) {
                        if (!done.containsKey(to)) {
                            open.add(
                                    new Reached(to, next.cost().plus(edge), List.of(to(edge, to))));
                        }
                    }
                }
            }
        }
        done.remove(start);
        return done.values().stream().map(reached -> chain(reached, done)).toList();
    }

    private Set<Party> targets(Edge edge) {
        return edge.to() instanceof Party.EveryRole ? roles : Set.of(edge.to());
    }

    private static Edge to(Edge edge, Party party) {
        return edge.to().equals(party)
                ? edge
                : new Edge(edge.from(), party, edge.means(), edge.conditions());
    }

    private static Chain chain(Reached end, Map<Party, Reached> done) {
        List<Edge> steps = new ArrayList<>(end.by());
        Reached at = done.get(steps.getFirst().from());
        while (at != null && !at.by().isEmpty()) {
            steps.addAll(0, at.by());
            at = done.get(steps.getFirst().from());
        }
        return new Chain(steps);
    }

    /// Where a chain can begin: whatever has a way out, roles last.
    List<Party> starts() {
        return List.copyOf(new TreeSet<>(from.keySet()));
    }
}
