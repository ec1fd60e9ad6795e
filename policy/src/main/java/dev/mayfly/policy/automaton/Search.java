package dev.mayfly.policy.automaton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks for the shortest text of a [Language], breadth first.
///
/// A node is one state of each automaton the text must satisfy, together with all states in which
/// the forbidden automaton can be. Of two nodes that differ only in the latter, the one with fewer
/// forbidden states can do all that the other can: the other is not visited (the antichain method
/// of De Wulf, Doyen, Henzinger and Raskin, "Antichains: a new algorithm for checking universality
/// of finite automata", CAV 2006).
final class Search {
    private final List<Nfa> within;
    private final Nfa outside;
    private final Budget budget;
    private final List<Character> letters;
    private final Map<States, List<Node>> seen = new HashMap<>();
    private final Deque<Node> queue = new ArrayDeque<>();

    Search(Language language, Budget budget) {
        this.within = language.within();
        this.outside = Nfa.anyOf(language.outside());
        this.budget = budget;
        Collection<CharSet> inUse = new ArrayList<>(outside.charSets());
        within.forEach(automaton -> inUse.addAll(automaton.charSets()));
        this.letters = Alphabet.of(inUse).letters();
    }

    Optional<String> shortest() {
        States forbidden = new States(Arrays.stream(outside.starts()).sorted().toArray());
        for (int[] start : combinations(within.stream().map(Nfa::starts).toList())) {
            visit(Node.start(new States(start), forbidden));
        }
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            if (node.beaten) {
                continue;
            }
            if (accepts(node)) {
                return Optional.of(node.text());
            }
            for (char letter : letters) {
                step(node, letter);
            }
        }
        return Optional.empty();
    }

    private void step(Node node, char letter) {
        List<int[]> choices = new ArrayList<>(within.size());
        for (int i = 0; i < within.size(); i++) {
            int[] targets = targets(within.get(i), node.wanted.at(i), letter);
            if (targets.length == 0) {
                return;
            }
            choices.add(targets);
        }
        States forbidden = next(node.forbidden, letter);
        for (int[] choice : combinations(choices)) {
            visit(node.next(new States(choice), forbidden, letter));
        }
    }

    private void visit(Node node) {
        if (hopeless(node.forbidden)) {
            return;
        }
        List<Node> known = seen.computeIfAbsent(node.wanted, _ -> new ArrayList<>(1));
        for (Node other : known) {
            budget.look(1 + other.forbidden.size() / 8);
            if (other.forbidden.within(node.forbidden)) {
                return;
            }
        }
        budget.state(node.wanted.size() + node.forbidden.size());
        // Only nodes as deep as this one, lest a shorter text is lost.
        known.removeIf(other -> other.depth == node.depth && beats(node, other));
        known.add(node);
        queue.add(node);
    }

    private static boolean beats(Node node, Node other) {
        boolean beaten = node.forbidden.within(other.forbidden);
        other.beaten = beaten;
        return beaten;
    }

    /// Whether the forbidden automaton accepts whatever comes.
    private boolean hopeless(States forbidden) {
        for (int i = 0; i < forbidden.size(); i++) {
            if (outside.universal(forbidden.at(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean accepts(Node node) {
        for (int i = 0; i < within.size(); i++) {
            if (!within.get(i).accepting(node.wanted.at(i))) {
                return false;
            }
        }
        for (int i = 0; i < node.forbidden.size(); i++) {
            if (outside.accepting(node.forbidden.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static int[] targets(Nfa automaton, int state, char letter) {
        int[] found = new int[automaton.edges(state).length];
        int count = 0;
        for (Nfa.Edge edge : automaton.edges(state)) {
            if (edge.chars().contains(letter)) {
                found[count++] = edge.to();
            }
        }
        return Arrays.copyOf(found, count);
    }

    private States next(States from, char letter) {
        budget.look(from.size());
        int[] found = new int[8];
        int count = 0;
        for (int i = 0; i < from.size(); i++) {
            for (Nfa.Edge edge : outside.edges(from.at(i))) {
                if (edge.chars().contains(letter)) {
                    found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                    found[count++] = edge.to();
                }
            }
        }
        return new States(Arrays.stream(found, 0, count).sorted().distinct().toArray());
    }

    /// One of each, in every way.
    private List<int[]> combinations(List<int[]> choices) {
        List<int[]> all = new ArrayList<>();
        all.add(new int[choices.size()]);
        for (int i = 0; i < choices.size(); i++) {
            List<int[]> longer = new ArrayList<>();
            for (int[] row : all) {
                for (int choice : choices.get(i)) {
                    int[] more = row.clone();
                    more[i] = choice;
                    longer.add(more);
                }
            }
            budget.look(longer.size());
            all = longer;
        }
        return all;
    }
}
