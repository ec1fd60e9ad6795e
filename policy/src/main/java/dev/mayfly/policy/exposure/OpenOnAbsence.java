package dev.mayfly.policy.exposure;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Places;
import java.util.Set;

/// `ForAllValues` in an Allow, which also holds when the request has no such key at all.
///
/// Source: IAM User Guide, "Set operators for multivalued context keys": use `Null` besides.
final class OpenOnAbsence {
    private static final String CODE = "MAYFLY_FOR_ALL_VALUES_OPEN_ON_ABSENCE";

    /// In every token.
    private static final Set<String> ALWAYS = Set.of("sub", "aud");

    private OpenOnAbsence() {}

    static void of(PolicyKind kind, Statement statement, Places places, Findings findings) {
        if (statement.effect() == Effect.DENY) {
            return;
        }
        for (Condition condition : statement.conditions()) {
            boolean open =
                    condition.quantifier() == Quantifier.ALL
                            && !ALWAYS.contains(condition.key().claim())
                            && statement.conditions().stream()
                                    .noneMatch(other -> asksPresence(other, condition));
            if (open) {
                report(kind, condition, places, findings);
            }
        }
    }

    /// Louder where the condition guards who gets in at all.
    private static void report(
            PolicyKind kind, Condition condition, Places places, Findings findings) {
        String message =
                "`ForAllValues` also holds when the request has no `"
                        + condition.key()
                        + "` at all, so this keeps nobody out who leaves it away. Add `\"Null\": {\""
                        + condition.key()
                        + "\": \"false\"}`, or drop the prefix if the key has one value.";
        if (kind.hasPrincipals()) {
            findings.security(CODE, message, places.key(condition));
        } else {
            findings.warning(CODE, message, places.key(condition));
        }
    }

    /// Whether a condition fails when the key is missing.
    private static boolean asksPresence(Condition condition, Condition about) {
        if (!condition.key().equals(about.key()) || condition.ifExists()) {
            return false;
        }
        if (condition.operator() instanceof ConditionOperator.Null) {
            return condition.operands().stream()
                    .allMatch(operand ->
                            operand instanceof Operand.Absence(_, boolean absent) && !absent);
        }
        return condition.quantifier() != Quantifier.ALL && !condition.operator().negated();
    }
}
