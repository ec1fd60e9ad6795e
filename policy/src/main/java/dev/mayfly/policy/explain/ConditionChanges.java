package dev.mayfly.policy.explain;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.ConditionOperator.TextForm;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.PolicyVersion;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.explain.Explanation.ClauseReport;
import dev.mayfly.policy.explain.Suggestion.Edit;
import dev.mayfly.policy.explain.Suggestion.EditKind;
import dev.mayfly.policy.subject.GithubSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds what a request sent to the values of a condition.
final class ConditionChanges {
    private ConditionChanges() {}

    /// None when the request sent nothing or when the operator is a `Not`: more values would only
    /// refuse more.
    static List<PolicyChanges.Changed> adding(
            PolicyChanges.Changed way,
            Condition condition,
            ClauseReport clause,
            PolicyVersion version) {
        boolean useless =
                condition.operator().negated()
                        || condition.operator() instanceof ConditionOperator.Null;
        if (useless || clause.actual().isEmpty()) {
            return List.of();
        }
        List<PolicyChanges.Changed> changed = new ArrayList<>();
        for (String pattern : patterns(condition, clause)) {
            operand(condition, pattern, version)
                    .ifPresent(operand -> changed.add(with(way, condition, operand)));
        }
        return changed;
    }

    /// Empty when the value cannot stand in a policy: there is nothing to suggest then.
    private static Optional<Operand> operand(
            Condition condition, String pattern, PolicyVersion version) {
        try {
            return Optional.of(Operand.of(condition.operator(), pattern, version));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// What to try: a pattern as wide as the one that failed, then the very value.
    private static List<String> patterns(Condition condition, ClauseReport clause) {
        String sent = clause.actual().getFirst();
        List<String> patterns = new ArrayList<>();
        boolean like =
                condition.operator() instanceof ConditionOperator.Text text
                        && text.form() == TextForm.LIKE;
        if (like) {
            condition.values().stream()
                    .flatMap(wanted -> sameScope(wanted, sent).stream())
                    .forEach(patterns::add);
        }
        patterns.add(like ? escaped(sent) : sent.replace("${", "${$}{"));
        return patterns;
    }

    /// The pattern that admits of the sender's repository what `wanted` admits of its own, when
    /// both are the same repository in GitHub's two spellings.
    private static Optional<String> sameScope(String wanted, String sent) {
        Optional<GithubSubject> pattern = GithubSubject.parse(wanted);
        Optional<GithubSubject> subject = GithubSubject.parse(sent);
        boolean twoSpellings =
                pattern.isPresent()
                        && subject.isPresent()
                        && pattern.get().sameNames(subject.get())
                        && pattern.get().immutable() != subject.get().immutable();
        return twoSpellings
                ? Optional.of(subject.get().in(pattern.get().context()).toString())
                : Optional.empty();
    }

    private static String escaped(String text) {
        return text.replace("$", "${$}").replace("*", "${*}").replace("?", "${?}");
    }

    private static PolicyChanges.Changed with(
            PolicyChanges.Changed way, Condition condition, Operand operand) {
        Statement old = way.statement();
        List<Operand> operands = new ArrayList<>(condition.operands());
        operands.add(operand);
        Condition wider =
                new Condition(
                        condition.quantifier(),
                        condition.operator(),
                        condition.ifExists(),
                        condition.key(),
                        operands,
                        condition.position());
        List<Condition> conditions = new ArrayList<>(old.conditions());
        conditions.replaceAll(each -> each.equals(condition) ? wider : each);
        List<Edit> edits = new ArrayList<>(way.edits());
        edits.add(new Edit(condition.position().pointer(), EditKind.ADD, operand.source()));
        return new PolicyChanges.Changed(old.withConditions(conditions), edits);
    }
}
