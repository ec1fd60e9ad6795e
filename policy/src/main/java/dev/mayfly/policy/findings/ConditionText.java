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
public record ConditionText(Path block, String operatorName, String key, Json json) {
    private static final String IF_EXISTS = "IfExists";

    /// To the operator's name.
    public Path operatorPath() {
        return block.key(operatorName);
    }

    /// To the key's name.
    public Path keyPath() {
        return block.member(operatorName).key(key);
    }

    /// To the values.
    public Path valuesPath() {
        return block.member(operatorName).member(key);
    }

    public Quantifier quantifier() {
        for (Quantifier quantifier : List.of(Quantifier.ALL, Quantifier.ANY)) {
            if (operatorName.startsWith(quantifier.written())) {
                return quantifier;
            }
        }
        return Quantifier.NONE;
    }

    public boolean ifExists() {
        return operatorName.endsWith(IF_EXISTS);
    }

    /// The operator's name without prefix and suffix.
    public String plainOperator() {
        String rest = operatorName.substring(quantifier().written().length());
        return ifExists() ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
    }

    /// Empty when there is no such operator.
    public Optional<ConditionOperator> operator() {
        return ConditionOperator.of(plainOperator());
    }

    public boolean hasKey(String name) {
        return key.equalsIgnoreCase(name);
    }

    /// The values of every type, whether or not the brackets were left out.
    public List<Item> items() {
        return StatementText.items(new Item(json, valuesPath()));
    }

    /// The values that are texts, numbers or booleans.
    public List<Value> values() {
        return items().stream().flatMap(item -> item.scalar().stream()).toList();
    }
}
