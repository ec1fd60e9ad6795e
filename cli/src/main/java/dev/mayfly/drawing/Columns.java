package dev.mayfly.drawing;

import dev.mayfly.reach.Edge;
import dev.mayfly.reach.Party;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/// A place for each party: its column is the number of steps from outside, its row near those it is
/// reached from.
final class Columns {

    /// Passes of moving each party to the middle of those it is reached from; more changes little.
    private static final int PASSES = 4;

    /// Where a party stands, counted from 0.
    record Place(int column, int row) {}

    private final Map<Party, List<Party>> before = new HashMap<>();
    private final Map<Party, List<Party>> after = new HashMap<>();
    private final List<List<Party>> columns = new ArrayList<>();

    private Columns(Collection<Edge> edges) {
        for (Edge edge : edges) {
            if (!edge.from().equals(edge.to())) {
                after.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
                before.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
            }
        }
    }

    /// A place for each of the parties.
    static Map<Party, Place> place(Set<Party> parties, Collection<Edge> edges) {
        Columns columns = new Columns(edges);
        columns.fill(parties);
        for (int pass = 0; pass < PASSES; pass++) {
            columns.order();
        }
        return columns.places();
    }

    private void fill(Set<Party> parties) {
        Map<Party, Integer> depth = new HashMap<>();
        Queue<Party> open = new ArrayDeque<>();
        for (Party party : parties) {
            if (!(party instanceof Party.Role) && !(party instanceof Party.EveryRole)) {
                depth.put(party, 0);
                open.add(party);
            }
        }
        reach(depth, open);
        for (Party party : parties) {
            if (depth.putIfAbsent(party, 1) == null) {
                open.add(party);
                reach(depth, open);
            }
        }
        parties.forEach(party -> column(depth.getOrDefault(party, 1)).add(party));
        columns.removeIf(List::isEmpty);
    }

    private void reach(Map<Party, Integer> depth, Queue<Party> open) {
        while (!open.isEmpty()) {
            Party party = open.remove();
            for (Party next : after.getOrDefault(party, List.of())) {
                if (depth.putIfAbsent(next, depth.getOrDefault(party, 0) + 1) == null) {
                    open.add(next);
                }
            }
        }
    }

    private List<Party> column(int index) {
        while (columns.size() <= index) {
            columns.add(new ArrayList<>());
        }
        return columns.get(index);
    }

    private void order() {
        Map<Party, Place> places = places();
        for (List<Party> column : columns.subList(Math.min(1, columns.size()), columns.size())) {
            Map<Party, Double> middle = new HashMap<>();
            column.forEach(party -> middle.put(party, middle(party, places)));
            column.sort(
                    Comparator.<Party>comparingDouble(party -> middle.getOrDefault(party, 0.0))
                            .thenComparing(Comparator.naturalOrder()));
        }
    }

    private double middle(Party party, Map<Party, Place> places) {
        return before.getOrDefault(party, List.of()).stream()
                .map(places::get)
                .mapToInt(Place::row)
                .average()
                .orElse(0);
    }

    private Map<Party, Place> places() {
        Map<Party, Place> places = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            for (int row = 0; row < columns.get(column).size(); row++) {
                places.put(columns.get(column).get(row), new Place(column, row));
            }
        }
        return places;
    }
}
