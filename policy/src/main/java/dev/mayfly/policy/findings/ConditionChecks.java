package dev.mayfly.policy.findings;

import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.catalogue.Spelling;
import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `Condition`: its form, its operators, and keys written twice.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "IAM policy
/// validation check reference".
final class ConditionChecks {
    private static final List<String> OPERATORS = operators();
    private static final Json NO_VALUES = new Json.Arr(List.of(), SourcePosition.root(1, 1));

    /// As many operators that do not exist are looked up.
    private static final int MAX_LOOKED_UP = 40;

    private final Findings findings;
    private int lookedUp;

    private ConditionChecks(Findings findings) {
        this.findings = findings;
    }

    private static List<String> operators() {
        List<String> names = new ArrayList<>();
        for (String name : ConditionOperator.names()) {
            for (Quantifier quantifier : Quantifier.values()) {
                names.add(quantifier.written() + name);
                names.add(quantifier.written() + name + "IfExists");
            }
        }
        names.removeIf(name -> name.contains("Null") && !name.equals("Null"));
        return List.copyOf(names);
    }

    static void check(PolicyText policy, Findings findings) {
        ConditionChecks checks = new ConditionChecks(findings);
        for (StatementText statement : policy.statements()) {
            statement
                    .element("Condition")
                    .ifPresent(written -> checks.checkBlock(written.json(), written.path()));
        }
    }

    private void checkBlock(Json written, Path path) {
        if (!(written instanceof Json.Obj(Map<String, Json> operators, _))) {
            JsonType.mismatch("Object", path, findings);
            return;
        }
        operators.forEach((operator, keys) -> {
            checkOperator(operator, path);
            if (keys instanceof Json.Obj(Map<String, Json> members, _)) {
                checkKeys(members, path.member(operator));
            } else {
                JsonType.mismatch("Object", path.member(operator), findings);
            }
        });
    }

    private void checkOperator(String name, Path block) {
        ConditionText condition = new ConditionText(block, name, "", NO_VALUES);
        if (condition.plainOperator().equals("Null") && condition.ifExists()) {
            findings.error(
                    "NULL_WITH_IF_EXISTS",
                    "The Null condition operator cannot be used with the IfExists suffix. Update"
                            + " the operator or the suffix.",
                    block.key(name));
        } else if (condition.operator().isEmpty()) {
            findings.error(
                    "INVALID_CONDITION_OPERATOR",
                    "The condition operator "
                            + name
                            + " is not valid. Use a valid condition operator.",
                    block.key(name));
            List<String> near =
                    lookedUp++ < MAX_LOOKED_UP ? Spelling.nearest(name, OPERATORS) : List.of();
            if (near.size() == 1) {
                findings.rewrite(block.key(name), near.getFirst());
            }
        }
    }

    private void checkKeys(Map<String, Json> keys, Path operator) {
        Map<String, String> seen = new HashMap<>();
        for (String key : keys.keySet()) {
            if (key.isBlank() || key.indexOf(':') <= 0 || key.endsWith(":")) {
                findings.error(
                        "INVALID_CONDITION_KEY_FORMAT",
                        "The condition key format is not valid. Use the format service:keyname.",
                        operator.key(key));
            }
            String first = seen.putIfAbsent(key.toLowerCase(Locale.ROOT), key);
            if (first != null) {
                findings.error(
                        "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
                        "The condition key "
                                + key
                                + " appears more than once with different capitalization in the"
                                + " same condition block. Remove the duplicate condition keys.",
                        operator.key(first),
                        operator.key(key));
            }
        }
    }
}
