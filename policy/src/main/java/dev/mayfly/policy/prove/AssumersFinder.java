package dev.mayfly.policy.prove;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.automaton.OutOfBudgetException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Lists who can assume a role: each statement and caller with an example that the evaluator lets
/// in.
final class AssumersFinder {
    private static final String EXCEPT = "except";

    private final PolicyDocument trust;
    private final Limits limits;

    AssumersFinder(PolicyDocument trust, Limits limits) {
        this.trust = trust;
        this.limits = limits;
    }

    List<Assumers> all() {
        Askers askers = new Askers(List.of(trust), 1);
        List<Assumers> all = new ArrayList<>();
        for (Statement statement : trust.statements()) {
            if (statement.effect() == Effect.DENY) {
                continue;
            }
            for (WebIdentities identities : askers.providers()) {
                add(all, statement, identities.caller().provider(), identities.usualTokens());
            }
            for (var group : askers.groups().entrySet()) {
                add(all, statement, group.getKey(), group.getValue());
            }
        }
        return all;
    }

    private void add(List<Assumers> all, Statement statement, String caller, List<Asker> askers) {
        List<Start> starts =
                askers.stream()
                        .flatMap(asker -> TrustQuestion.starts(trust, asker, List.of()).stream())
                        .filter(start -> start.matching().contains(statement))
                        .toList();
        Setting setting = TrustQuestion.setting(List.of(trust));
        Hunt hunt = new Hunt(TrustQuestion.lets(trust), setting, TrustQuestion::summary, limits);
        switch (hunt.from(starts)) {
            case Proof.Proved _ -> {}
            case Proof.Refuted(var witness, String summary) ->
                    all.add(
                            new Assumers(
                                    caller,
                                    witness.action(),
                                    statement.name(),
                                    values(statement, askers),
                                    summary));
            case Proof.Unknown(String reason) -> throw new OutOfBudgetException(reason);
        }
    }

    /// The conditions of the statement, and those of denials about the same callers turned round.
    private SortedMap<String, List<String>> values(Statement statement, List<Asker> askers) {
        SortedMap<String, List<String>> values = new TreeMap<>();
        statement.conditions().forEach(condition -> note(values, condition, true));
        for (Statement other : trust.statements()) {
            boolean concerns =
                    other.effect() == Effect.DENY
                            && askers.stream()
                                    .anyMatch(asker -> Principals.name(other, asker.caller()));
            if (concerns && other.conditions().size() == 1) {
                note(values, other.conditions().getFirst(), false);
            } else if (concerns) {
                values.computeIfAbsent(EXCEPT, _ -> new ArrayList<>()).add(words(other));
            }
        }
        return values;
    }

    private static void note(
            SortedMap<String, List<String>> values, Condition condition, boolean holds) {
        boolean negated = condition.operator().negated() == holds;
        String operator = plain(condition.operator()) ? "" : condition.operatorName() + " ";
        Stream<String> texts =
                condition.values().stream()
                        .map(value -> (negated ? "not " : "") + operator + value);
        List<String> known = values.computeIfAbsent(condition.key().name(), _ -> new ArrayList<>());
        texts.filter(text -> !known.contains(text)).forEach(known::add);
        boolean absentToo = holds && (condition.ifExists() || condition.operator().negated());
        if (absentToo && !known.contains("absent")) {
            known.add("absent");
        }
    }

    private static boolean plain(ConditionOperator operator) {
        return operator instanceof ConditionOperator.Text
                || operator instanceof ConditionOperator.Arn;
    }

    private static String words(Statement denial) {
        return denial.conditions().isEmpty()
                ? denial.name()
                : String.join(
                        " and ",
                        denial.conditions().stream()
                                .map(condition ->
                                        condition.key().name()
                                                + " "
                                                + condition.operatorName()
                                                + " "
                                                + String.join(", ", condition.values()))
                                .toList());
    }
}
