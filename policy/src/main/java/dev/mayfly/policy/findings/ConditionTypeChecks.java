package dev.mayfly.policy.findings;

import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.catalogue.ConditionKeyFacts;
import dev.mayfly.policy.catalogue.KeyType;
import dev.mayfly.policy.findings.StatementText.Item;
import dev.mayfly.policy.findings.StatementText.Value;
import dev.mayfly.policy.pattern.Network;
import dev.mayfly.policy.pattern.PolicyDate;
import dev.mayfly.policy.pattern.PolicyNumber;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Whether operator, key and values of a condition are of one type.
///
/// Source: IAM User Guide, "IAM policy validation check reference".
final class ConditionTypeChecks {
    private final PolicyText policy;
    private final Findings findings;

    private ConditionTypeChecks(PolicyText policy, Findings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    static void check(PolicyText policy, Findings findings) {
        ConditionTypeChecks checks = new ConditionTypeChecks(policy, findings);
        for (StatementText statement : policy.statements()) {
            for (ConditionText condition : statement.conditions()) {
                checks.checkJson(condition);
                condition
                        .operator()
                        .ifPresent(operator -> checks.checkOperator(condition, operator));
            }
        }
    }

    private void checkJson(ConditionText condition) {
        List<Class<?>> types = new ArrayList<>();
        for (Item item : condition.items()) {
            if (item.scalar().isEmpty()) {
                JsonType.mismatch("String", item.path(), findings);
            }
            types.add(item.json().getClass());
        }
        if (types.stream().distinct().count() > 1) {
            findings.error(
                    "INVALID_CONDITION_DATA_TYPE",
                    "The condition value data types do not match. Use condition values of the same"
                            + " JSON data type.",
                    condition.valuesPath());
        }
    }

    private void checkOperator(ConditionText condition, ConditionOperator operator) {
        policy.catalogue()
                .anyKey(condition.key())
                .filter(facts -> !suits(operator, facts.type()))
                .ifPresent(facts -> mismatch(condition, facts));
        for (Value value : condition.values()) {
            boolean variable = policy.hasVariables() && value.text().contains("${");
            if (!variable) {
                checkValue(operator, condition, value);
            }
        }
        boolean several =
                operator instanceof ConditionOperator.Bool
                        && condition.quantifier() == Quantifier.NONE
                        && condition.items().size() > 1;
        if (several) {
            findings.error(
                    "INVALID_CONDITION_MULTIPLE_BOOLEAN",
                    "The condition key does not support multiple Boolean values. Use a single"
                            + " Boolean value.",
                    condition.valuesPath());
        }
    }

    /// Texts and ARNs are compared by either's operators in AWS's own examples; dates by numbers
    /// because epoch seconds are both.
    private static boolean suits(ConditionOperator operator, KeyType type) {
        return switch (operator) {
            case ConditionOperator.Text _ ->
                    type == KeyType.STRING || type == KeyType.ARN || type == KeyType.BINARY;
            case ConditionOperator.Arn _ -> type == KeyType.STRING || type == KeyType.ARN;
            case ConditionOperator.Numeric _ -> type == KeyType.NUMERIC || type == KeyType.DATE;
            case ConditionOperator.Date _ -> type == KeyType.DATE;
            case ConditionOperator.Bool _ -> type == KeyType.BOOL;
            case ConditionOperator.IpRange _ -> type == KeyType.IP_ADDRESS;
            case ConditionOperator.Binary _ -> type == KeyType.BINARY || type == KeyType.STRING;
            case ConditionOperator.Null _ -> true;
        };
    }

    private void mismatch(ConditionText condition, ConditionKeyFacts facts) {
        findings.warning(
                "TYPE_MISMATCH",
                "Use the operator type "
                        + facts.type().written()
                        + " instead of operator "
                        + condition.operatorName()
                        + " for the condition key "
                        + condition.key()
                        + ".",
                condition.operatorPath());
    }

    private void checkValue(ConditionOperator operator, ConditionText condition, Value value) {
        String name = condition.operatorName();
        switch (operator) {
            case ConditionOperator.Numeric _ when PolicyNumber.parse(value.text()).isEmpty() ->
                    findings.warning(
                            "TYPE_MISMATCH_NUMBER",
                            "Add a valid numeric value for the condition operator " + name + ".",
                            value.path());
            case ConditionOperator.Date _ when PolicyDate.parse(value.text()).isEmpty() ->
                    findings.warning(
                            "TYPE_MISMATCH_DATE",
                            "The date condition operator is used with an invalid value. Specify a"
                                    + " valid date using YYYY-MM-DD or other ISO 8601 date/time"
                                    + " format.",
                            value.path());
            case ConditionOperator.Bool _, ConditionOperator.Null _ when !isTruth(value.text()) ->
                    findings.warning(
                            "TYPE_MISMATCH_BOOLEAN",
                            "Add a valid Boolean value (true or false) for the condition operator "
                                    + name
                                    + ".",
                            value.path());
            case ConditionOperator.IpRange _ when !isRange(value.text()) ->
                    findings.error(
                            "TYPE_MISMATCH_IP_RANGE",
                            "The condition operator "
                                    + name
                                    + " is used with an invalid IP range value. Specify the IP"
                                    + " range in standard CIDR format.",
                            value.path());
            case ConditionOperator.Binary _ when !isBase64(value.text()) ->
                    findings.warning(
                            "TYPE_MISMATCH_STRING",
                            "Add a valid base64-encoded string value for the condition operator "
                                    + name
                                    + ".",
                            value.path());
            default -> {
                // the value is of the operator's type
            }
        }
    }

    private static boolean isTruth(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return folded.equals("true") || folded.equals("false");
    }

    private static boolean isRange(String text) {
        try {
            Network _ = Network.of(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isBase64(String text) {
        try {
            byte[] _ = Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
