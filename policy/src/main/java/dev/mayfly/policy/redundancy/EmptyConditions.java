package dev.mayfly.policy.redundancy;

import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.json.Json;

/// Conditions that ask for nothing, or compare with no value.
final class EmptyConditions implements Check {
    private static final String NULL_INSTEAD =
            " is missing from the request context. To determine if the request context is empty, we"
                    + " recommend that you use the Null condition operator with the value of true"
                    + " instead.";

    @Override
    public void check(PolicyText policy, Findings findings) {
        for (StatementText statement : policy.statements()) {
            statement
                    .element("Condition")
                    .filter(item ->
                            item.json() instanceof Json.Obj(var members, _) && members.isEmpty())
                    .ifPresent(item ->
                            findings.suggestion(
                                    "EMPTY_OBJECT_CONDITION",
                                    "This condition block is empty and it does not affect the"
                                            + " policy. Specify conditions.",
                                    item.path()));
            statement.conditions().stream()
                    .filter(condition -> EmptyElements.isEmptyArray(condition.json()))
                    .forEach(condition -> values(condition, findings));
        }
    }

    private static void values(ConditionText condition, Findings findings) {
        String key = condition.key();
        switch (condition.quantifier()) {
            case ALL ->
                    add(
                            "_FORALLVALUES",
                            "The ForAllValues prefix with an empty condition key matches only if the"
                                    + " key "
                                    + key
                                    + NULL_INSTEAD,
                            condition,
                            findings);
            case ANY ->
                    add(
                            "_FORANYVALUE",
                            "The ForAnyValue prefix with an empty condition key "
                                    + key
                                    + " never matches the request context and it does not affect"
                                    + " the policy. Specify conditions.",
                            condition,
                            findings);
            case NONE -> plain(condition, findings);
        }
    }

    private static void plain(ConditionText condition, Findings findings) {
        if (condition.ifExists()) {
            add(
                    "_IFEXISTS",
                    "The IfExists suffix with an empty condition key matches only if the key "
                            + condition.key()
                            + NULL_INSTEAD,
                    condition,
                    findings);
        } else {
            add(
                    "",
                    "There are no values for the condition key "
                            + condition.key()
                            + " and it does not affect the policy. Specify conditions.",
                    condition,
                    findings);
        }
    }

    private static void add(
            String code, String message, ConditionText condition, Findings findings) {
        findings.suggestion("EMPTY_ARRAY_CONDITION" + code, message, condition.valuesPath());
    }
}
