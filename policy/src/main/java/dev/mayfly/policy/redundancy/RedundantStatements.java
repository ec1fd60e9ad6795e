package dev.mayfly.policy.redundancy;

import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Statements that say the same, whatever their ids and the order of their entries.
final class RedundantStatements implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        Map<String, StatementText> seen = new HashMap<>();
        for (StatementText statement : policy.statements()) {
            StatementText first = seen.putIfAbsent(meaning(statement), statement);
            if (first != null && !statement.json().members().isEmpty()) {
                findings.suggestion(
                        "REDUNDANT_STATEMENT",
                        "The statements are redundant because they provide identical permissions."
                                + " Update the policy to remove the redundant statement.",
                        first.path(),
                        statement.path());
                findings.removal("remove the second statement", statement.path());
            }
        }
    }

    private static String meaning(StatementText statement) {
        List<String> parts = new ArrayList<>();
        statement
                .json()
                .members()
                .forEach((name, value) -> {
                    if (!name.equals("Sid")) {
                        String written = canonical(value);
                        boolean folded = name.endsWith("Action");
                        parts.add(
                                name + "=" + (folded ? written.toLowerCase(Locale.ROOT) : written));
                    }
                });
        return String.join(";", parts.stream().sorted().toList());
    }

    /// The same for a value with and without brackets, and for lists in any order.
    private static String canonical(Json json) {
        return switch (json) {
            case Json.Arr(var items, _) ->
                    String.join(
                            ",",
                            items.stream().map(RedundantStatements::canonical).sorted().toList());
            case Json.Obj(var members, _) ->
                    "{"
                            + String.join(
                                    ";",
                                    members.entrySet().stream()
                                            .map(member ->
                                                    member.getKey()
                                                            + "="
                                                            + canonical(member.getValue()))
                                            .sorted()
                                            .toList())
                            + "}";
            case Json.Str(String text, _) -> "\"" + text + "\"";
            case Json.Num(String digits, _) -> "\"" + digits + "\"";
            case Json.Bool(boolean truth, _) -> "\"" + truth + "\"";
            case Json.Null _ -> "null";
        };
    }
}
