package dev.mayfly.policy.findings;

import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.findings.StatementText.Item;
import dev.mayfly.policy.findings.StatementText.Value;
import dev.mayfly.policy.json.Json;
import java.util.List;
import java.util.Optional;

/// One key of one operator of a condition as it is written.
///
/// @param block the way to the `Condition` element
/// @param operatorName as written, right or wrong
/// @param key as written
/// @param json the values as written
record ConditionText(Path block, String operatorName, String key, Json json) {
    private static final String IF_EXISTS = "IfExists";

    /// To the operator's name.
    Path operatorPath() {
        return block.key(operatorName);
    }

    /// To the key's name.
    Path keyPath() {
        return block.member(operatorName).key(key);
    }

    /// To the values.
    Path valuesPath() {
        return block.member(operatorName).member(key);
    }

    Quantifier quantifier() {
        for (Quantifier quantifier : List.of(Quantifier.ALL, Quantifier.ANY)) {
            if (operatorName.startsWith(quantifier.written())) {
                return quantifier;
            }
        }
        return Quantifier.NONE;
    }

    boolean ifExists() {
        return operatorName.endsWith(IF_EXISTS);
    }

    /// The operator's name without prefix and suffix.
    String plainOperator() {
        String rest = operatorName.substring(quantifier().written().length());
        return ifExists() ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
    }

    /// Empty when there is no such operator.
    Optional<ConditionOperator> operator() {
        return ConditionOperator.of(plainOperator());
    }

    boolean hasKey(String name) {
        return key.equalsIgnoreCase(name);
    }

    /// The values of every type, whether or not the brackets were left out.
    List<Item> items() {
        return StatementText.items(new Item(json, valuesPath()));
    }

    /// The values that are texts, numbers or booleans.
    List<Value> values() {
        return items().stream().flatMap(item -> item.scalar().stream()).toList();
    }
}
