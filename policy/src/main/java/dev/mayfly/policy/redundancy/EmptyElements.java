package dev.mayfly.policy.redundancy;

import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Item;
import dev.mayfly.policy.json.Json;
import java.util.List;

/// Elements of a statement that hold nothing.
final class EmptyElements implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        for (StatementText statement : policy.statements()) {
            array(statement, List.of("Action", "NotAction"), "ACTION", "actions", findings);
            array(statement, List.of("Resource", "NotResource"), "RESOURCE", "resources", findings);
            for (String element : List.of("Principal", "NotPrincipal")) {
                statement.element(element).ifPresent(item -> principal(item, findings));
            }
        }
    }

    private static void array(
            StatementText statement,
            List<String> elements,
            String code,
            String what,
            Findings findings) {
        for (String element : elements) {
            statement
                    .element(element)
                    .filter(item -> isEmptyArray(item.json()))
                    .ifPresent(item ->
                            findings.suggestion("EMPTY_ARRAY_" + code, nothing(what), item.path()));
        }
    }

    private static void principal(Item item, Findings findings) {
        if (isEmptyArray(item.json())) {
            empty("ARRAY", item.path(), findings);
        }
        if (item.json() instanceof Json.Obj(var types, _)) {
            if (types.isEmpty()) {
                empty("OBJECT", item.path(), findings);
            }
            types.forEach((type, entries) -> {
                if (isEmptyArray(entries)) {
                    empty("ARRAY", item.path().member(type), findings);
                }
            });
        }
    }

    private static void empty(String shape, Path where, Findings findings) {
        findings.suggestion("EMPTY_" + shape + "_PRINCIPAL", nothing("principals"), where);
    }

    private static String nothing(String what) {
        return "This statement includes no "
                + what
                + " and does not affect the policy. Specify "
                + what
                + ".";
    }

    static boolean isEmptyArray(Json json) {
        return json instanceof Json.Arr(var items, _) && items.isEmpty();
    }
}
