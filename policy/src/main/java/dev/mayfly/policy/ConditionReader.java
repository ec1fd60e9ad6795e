package dev.mayfly.policy;

import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.pattern.ContextKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a `Condition` element.
final class ConditionReader {
    private static final String IF_EXISTS = "IfExists";

    private final PolicyVersion version;
    private final Map<String, ContextKey> keys = new HashMap<>();
    private final Map<List<String>, Operand> known = new HashMap<>();

    ConditionReader(PolicyVersion version) {
        this.version = version;
    }

    List<Condition> read(Json written) {
        List<Condition> conditions = new ArrayList<>();
        object(written, "`Condition` is an object")
                .forEach((name, keys) -> readOperator(name, keys, conditions));
        return conditions;
    }

    private void readOperator(String name, Json keys, List<Condition> conditions) {
        Quantifier quantifier = quantifier(name);
        String rest = name.substring(quantifier.written().length());
        boolean ifExists = rest.endsWith(IF_EXISTS);
        String base = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        ConditionOperator operator =
                OperatorNames.find(base)
                        .orElseThrow(() -> refuse("`" + name + "` is no operator", keys));
        if (operator instanceof ConditionOperator.Null
                && (ifExists || quantifier != Quantifier.NONE)) {
            throw refuse("`Null` stands alone, without prefix and `IfExists`", keys);
        }
        object(keys, "an operator holds an object of keys")
                .forEach((key, values) ->
                        conditions.add(
                                new Condition(
                                                quantifier,
                                                operator,
                                                ifExists,
                                                key(key, values),
                                                operands(operator, values),
                                                values.position())
                                        .indexed()));
    }

    private static Quantifier quantifier(String name) {
        for (Quantifier quantifier : List.of(Quantifier.ALL, Quantifier.ANY)) {
            if (name.startsWith(quantifier.written())) {
                return quantifier;
            }
        }
        return Quantifier.NONE;
    }

    private ContextKey key(String name, Json values) {
        if (name.isBlank() || name.indexOf(':') <= 0) {
            throw new PolicySyntaxException(
                    "`" + name + "` is no condition key", WireText.VENDOR, values.position());
        }
        return keys.computeIfAbsent(name, ContextKey::of);
    }

    private List<Operand> operands(ConditionOperator operator, Json values) {
        List<Operand> operands = new ArrayList<>();
        for (Json item : values.itemsOrSelf()) {
            try {
                operands.add(operand(operator, text(item)));
            } catch (IllegalArgumentException e) {
                String reason = e.getMessage() == null ? "unreadable" : e.getMessage();
                throw refuse("a value of `" + operator.written() + "`: " + reason, item);
            }
        }
        if (operands.isEmpty()) {
            throw refuse("a condition has at least one value", values);
        }
        return operands;
    }

    private Operand operand(ConditionOperator operator, String text) {
        return known.computeIfAbsent(
                List.of(operator.written(), text), _ -> Operand.of(operator, text, version));
    }

    private static String text(Json item) {
        return switch (item) {
            case Json.Str(String value, _) -> value;
            case Json.Num(String value, _) -> value;
            case Json.Bool(boolean value, _) -> Boolean.toString(value);
            case Json.Null _, Json.Obj _, Json.Arr _ ->
                    throw refuse("a condition's value is a text, a number or a boolean", item);
        };
    }

    private static Map<String, Json> object(Json written, String otherwise) {
        if (written instanceof Json.Obj(Map<String, Json> members, _)) {
            return members;
        }
        throw refuse(otherwise, written);
    }

    private static PolicySyntaxException refuse(String problem, Json where) {
        return new PolicySyntaxException(problem, WireText.SYNTAX, where.position());
    }
}
