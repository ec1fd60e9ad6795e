package dev.mayfly.drawing;

import dev.mayfly.reach.Chain;
import dev.mayfly.reach.Edge;
import dev.mayfly.reach.Party;
import dev.mayfly.reach.RoleGraph;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import java.util.List;
import java.util.stream.Collectors;

/// The graph as two tables: single steps, and the chains of several.
public final class GraphText {

    private GraphText() {}

    public static void print(RoleGraph graph, Terminal terminal) {
        if (graph.edges().isEmpty()) {
            terminal.say("nobody can become any role");
            return;
        }
        Table steps = new Table("WHO", "BECOMES", "HOW", "WHEN");
        for (Edge edge : graph.edges()) {
            steps.row(edge.from().label(), edge.to().label(), edge.how(), when(edge));
        }
        steps.print(terminal);
        List<Chain> several = graph.chains().stream().filter(GraphText::worthTelling).toList();
        if (!several.isEmpty()) {
            terminal.say("");
            chains(several, terminal);
        }
    }

    private static void chains(List<Chain> chains, Terminal terminal) {
        Table table = new Table("WHO", "ENDS AS", "THROUGH", "");
        for (Chain chain : chains) {
            String through =
                    chain.steps().stream()
                            .limit(chain.steps().size() - 1L)
                            .map(step -> step.to().label())
                            .collect(Collectors.joining(", "));
            table.row(
                    chain.start().label(),
                    chain.end().label(),
                    through,
                    chain.escalates() ? "escalation" : chain.conditional() ? "conditional" : "");
        }
        table.print(terminal);
    }

    /// Several steps from outside; what roles reach in turn stands among the steps.
    private static boolean worthTelling(Chain chain) {
        return chain.steps().size() > 1 && !(chain.start() instanceof Party.Role);
    }

    private static String when(Edge edge) {
        return edge.conditional() ? String.join("; ", edge.conditions()) : "always";
    }
}
