package dev.mayfly.policy.findings;

import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.findings.StatementText.Principal;
import dev.mayfly.policy.findings.StatementText.Value;
import java.util.List;

/// Policy variables: how they are written, and where they mean something.
///
/// Source: IAM User Guide, "IAM policy elements: Variables and tags" and "IAM policy validation
/// check reference".
final class VariableChecks {
    /// As many variables of one text are looked at.
    private static final int MAX_OF_A_TEXT = 20;

    private final PolicyText policy;
    private final Findings findings;

    private VariableChecks(PolicyText policy, Findings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    static void check(PolicyText policy, Findings findings) {
        VariableChecks checks = new VariableChecks(policy, findings);
        for (StatementText statement : policy.statements()) {
            for (String element : List.of("Resource", "NotResource")) {
                statement.values(element).forEach(checks::checkText);
            }
            for (String element : List.of("Action", "NotAction")) {
                statement.values(element).forEach(checks::checkUnsupported);
            }
            for (String element : List.of("Principal", "NotPrincipal")) {
                statement.principals(element).stream()
                        .map(Principal::value)
                        .forEach(checks::checkUnsupported);
            }
            statement.conditions().forEach(checks::checkCondition);
        }
    }

    private void checkCondition(ConditionText condition) {
        boolean substituted = condition.operator().map(VariableChecks::takesVariables).orElse(true);
        for (Value value : condition.values()) {
            if (substituted) {
                checkText(value);
            } else if (value.text().contains("${")) {
                findings.error(
                        "INVALID_VARIABLE_FOR_OPERATOR",
                        "Policy variables can only be used with String and ARN operators.",
                        value.path());
            }
        }
    }

    /// The User Guide contradicts itself on `Bool`; we let it have variables.
    private static boolean takesVariables(ConditionOperator operator) {
        return switch (operator) {
            case ConditionOperator.Text _, ConditionOperator.Arn _, ConditionOperator.Bool _ ->
                    true;
            case ConditionOperator.Numeric _,
                    ConditionOperator.Date _,
                    ConditionOperator.Binary _,
                    ConditionOperator.IpRange _,
                    ConditionOperator.Null _ ->
                    false;
        };
    }

    private void checkUnsupported(Value value) {
        for (VariableText variable : variables(value)) {
            findings.error(
                    "VARIABLE_UNSUPPORTED_IN_ELEMENT",
                    "Policy variables are supported in the Resource and Condition elements. Remove"
                            + " the policy variable "
                            + value.text().substring(variable.start(), variable.end())
                            + " from this element.",
                    part(value, variable));
        }
    }

    private void checkText(Value value) {
        List<VariableText> variables = variables(value);
        if (variables.isEmpty()) {
            return;
        }
        if (!policy.hasVariables()) {
            findings.error(
                    "VARIABLE_UNSUPPORTED_IN_VERSION",
                    "To include variables in your policy, use the policy version 2012-10-17 or"
                            + " later.",
                    part(value, variables.getFirst()));
            return;
        }
        variables.forEach(variable -> checkVariable(value, variable));
    }

    private void checkVariable(Value value, VariableText variable) {
        Path path = part(value, variable);
        if (!variable.closed()) {
            findings.error(
                    "MISSING_BRACE_IN_VARIABLE",
                    "The policy variable is missing a closing curly brace. Add } after the variable"
                            + " text.",
                    path);
            if (variable.end() == value.text().length() && isKey(variable.inside())) {
                findings.rewrite(value.path(), value.text() + "}");
            }
        } else if (variable.inside().isBlank()) {
            findings.error(
                    "EMPTY_VARIABLE",
                    "Empty policy variable. Remove the ${ } variable structure or provide a"
                            + " variable within the structure.",
                    path);
        } else if (!variable.isEscape()) {
            checkParts(value, variable, path);
        }
    }

    private void checkParts(Value value, VariableText variable, Path path) {
        String key = variable.key();
        if (key.chars().anyMatch(c -> c == ' ')) {
            findings.error(
                    "UNSUPPORTED_SPACE_IN_VARIABLE",
                    "A space is not supported within the policy variable text. Remove the space.",
                    path);
            if (isKey(key.strip())) {
                String text = value.text();
                findings.rewrite(
                        value.path(),
                        text.substring(0, variable.start() + 2)
                                + key.strip()
                                + text.substring(variable.start() + 2 + key.length()));
            }
        }
        if (variable.lacksQuotes()) {
            findings.error(
                    "MISSING_QUOTE_IN_VARIABLE",
                    "The policy variable default value must begin and end with a single quote. Add"
                            + " the missing quote.",
                    path);
        }
    }

    private static List<VariableText> variables(Value value) {
        List<VariableText> all = VariableText.in(value.text());
        return all.subList(0, Math.min(MAX_OF_A_TEXT, all.size()));
    }

    private static boolean isKey(String text) {
        return text.indexOf(':') > 0
                && text.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || ":-_".indexOf(c) >= 0);
    }

    private static Path part(Value value, VariableText variable) {
        return value.path().part(variable.start(), variable.end() - variable.start());
    }
}
