package dev.mayfly.drawing;

import dev.mayfly.reach.Edge;
import dev.mayfly.reach.Party;
import dev.mayfly.reach.RoleGraph;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// The graph in Graphviz's language. Dashed is conditional, red an escalation, dotted a party that
/// can give another any permission.
public final class Dot {

    private Dot() {}

    public static String of(RoleGraph graph) {
        StringBuilder text = new StringBuilder("digraph reach {\n  rankdir=LR;\n");
        text.append("  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
        for (Party party : drawn(graph)) {
            text.append("  ")
                    .append(quoted(party.name()))
                    .append(" [label=")
                    .append(quoted(party.label()))
                    .append(party instanceof Party.Role ? "" : ", style=\"rounded,filled\"")
                    .append("];\n");
        }
        Set<String> lines = new HashSet<>();
        for (Edge edge : graph.edges()) {
            String line = edge(edge);
            text.append(lines.add(line) ? line : "");
        }
        return text.append("}\n").toString();
    }

    private static String edge(Edge edge) {
        String style = !edge.becomes() ? "dotted" : edge.conditional() ? "dashed" : "solid";
        return "  "
                + quoted(edge.from().name())
                + " -> "
                + quoted(edge.to().name())
                + " [style="
                + style
                + (edge.escalates() ? ", color=red" : "")
                + ", tooltip="
                + quoted(tip(edge))
                + "];\n";
    }

    /// Whoever has a step; a role that nobody can become and that can become nobody has no place in
    /// a picture of ways.
    static Set<Party> drawn(RoleGraph graph) {
        Set<Party> drawn = new TreeSet<>();
        graph.edges()
                .forEach(edge -> {
                    drawn.add(edge.from());
                    drawn.add(edge.to());
                });
        return drawn;
    }

    /// What a reader sees who points at an edge.
    static String tip(Edge edge) {
        return edge.from().label()
                + " → "
                + edge.to().label()
                + ": "
                + edge.how()
                + (edge.conditional() ? "; " + String.join("; ", edge.conditions()) : "");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
