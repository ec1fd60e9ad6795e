package dev.mayfly.trial;

import dev.mayfly.client.Json;
import dev.mayfly.policy.explain.Explanation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What would become of a request.
///
/// @param decision `allowed`, `explicitDeny` or `implicitDeny`, as AWS's simulator says it
/// @param decidedBy the statements that decided
/// @param missing condition keys that a policy asks for and the request says nothing of; only where
///   nothing allowed it
/// @param explanation where we decided ourselves
public record TriedRequest(
        String action,
        String resource,
        String decision,
        List<Statement> decidedBy,
        List<String> missing,
        Optional<Explanation> explanation) {
    public TriedRequest {
        decidedBy = List.copyOf(decidedBy);
        missing = List.copyOf(missing);
    }

    /// A statement that decided; line and column count from 1.
    public record Statement(String policy, int line, int column) {}

    public boolean allowed() {
        return decision.equals("allowed");
    }

    /// The request as JSON; `explained` is its explanation, where there is one.
    public Json json(Optional<Json> explained) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("action", new Json.Text(action));
        members.put("resource", new Json.Text(resource));
        members.put("decision", new Json.Text(decision));
        members.put(
                "decidedBy", new Json.Items(decidedBy.stream().map(TriedRequest::json).toList()));
        members.put("missing", new Json.Items(missing.stream().<Json>map(Json.Text::new).toList()));
        explained.ifPresent(why -> members.put("explanation", why));
        return new Json.Members(members);
    }

    private static Json json(Statement statement) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("policy", new Json.Text(statement.policy()));
        members.put("line", new Json.Numeric(Integer.toString(statement.line())));
        members.put("column", new Json.Numeric(Integer.toString(statement.column())));
        return new Json.Members(members);
    }
}
