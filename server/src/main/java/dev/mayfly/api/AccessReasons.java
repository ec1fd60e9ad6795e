package dev.mayfly.api;

import dev.mayfly.api.accessanalyzer.AccessChecks.Reason;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.prove.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the statements because of which a claim is refuted: those that refute it alone, with every
/// `Deny` of the policy.
///
/// @param claim about a policy; its limits are those of the whole question, so that after they are
///   used up no further statement is named
record AccessReasons(Function<PolicyDocument, Proof> claim, Sentences sentences) {

    /// At least one reason; the last resort names no statement.
    List<Reason> of(PolicyDocument policy, Proof.Refuted refuted) {
        List<Reason> reasons = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == Effect.ALLOW
                    && claim.apply(alone(policy, statement))
                            instanceof Proof.Refuted(_, String example)) {
                reasons.add(reason(statement, example));
            }
        }
        if (reasons.isEmpty()) {
            String text = sentences.fail() + " For example: " + refuted.summary();
            reasons.add(new Reason(text, Optional.empty(), Optional.empty()));
        }
        return reasons;
    }

    private static PolicyDocument alone(PolicyDocument policy, Statement statement) {
        return policy.withStatements(
                policy.statements().stream()
                        .filter(s -> s.effect() == Effect.DENY || s.equals(statement))
                        .toList());
    }

    private Reason reason(Statement statement, String example) {
        String which =
                statement
                        .sid()
                        .map(sid -> " with sid: " + sid + ".")
                        .orElse(" with index: " + statement.index() + ".");
        return new Reason(
                sentences.statement() + which + " For example: " + example,
                Optional.of(statement.index()),
                statement.sid());
    }
}
