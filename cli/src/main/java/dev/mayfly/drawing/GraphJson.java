package dev.mayfly.drawing;

import dev.mayfly.client.Json;
import dev.mayfly.reach.Chain;
import dev.mayfly.reach.Edge;
import dev.mayfly.reach.Edge.Means;
import dev.mayfly.reach.Party;
import dev.mayfly.reach.RoleGraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The graph for programs: parties, single steps, and the shortest chain between any two.
public final class GraphJson {

    private GraphJson() {}

    public static Json of(RoleGraph graph) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(
                "parties", new Json.Items(graph.parties().stream().map(GraphJson::party).toList()));
        members.put("steps", new Json.Items(graph.edges().stream().map(GraphJson::step).toList()));
        members.put(
                "chains", new Json.Items(graph.chains().stream().map(GraphJson::chain).toList()));
        members.put("remarks", texts(graph.remarks()));
        return new Json.Members(members);
    }

    private static Json party(Party party) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("name", new Json.Text(party.name()));
        members.put("kind", new Json.Text(party.kind()));
        return new Json.Members(members);
    }

    private static Json step(Edge edge) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("from", new Json.Text(edge.from().name()));
        members.put("to", new Json.Text(edge.to().name()));
        switch (edge.means()) {
            case Means.Assume(String statement) -> by(members, "assume", statement);
            case Means.Federation(String action, String statement) ->
                    by(members, action.endsWith("SAML") ? "saml" : "webIdentity", statement);
            case Means.ByService(String statement) -> by(members, "service", statement);
            case Means.Escalation(List<String> methods, boolean becomes) -> {
                members.put("by", new Json.Text(becomes ? "escalation" : "control"));
                members.put("methods", texts(methods));
            }
        }
        members.put("conditions", texts(edge.conditions()));
        return new Json.Members(members);
    }

    private static void by(Map<String, Json> members, String kind, String statement) {
        members.put("by", new Json.Text(kind));
        members.put("statement", new Json.Text(statement));
    }

    private static Json chain(Chain chain) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("from", new Json.Text(chain.start().name()));
        members.put("to", new Json.Text(chain.end().name()));
        members.put(
                "through",
                texts(
                        chain.steps().stream()
                                .limit(chain.steps().size() - 1L)
                                .map(step -> step.to().name())
                                .toList()));
        members.put("conditional", new Json.Flag(chain.conditional()));
        members.put("escalation", new Json.Flag(chain.escalates()));
        return new Json.Members(members);
    }

    private static Json texts(List<String> texts) {
        return new Json.Items(texts.stream().<Json>map(Json.Text::new).toList());
    }
}
