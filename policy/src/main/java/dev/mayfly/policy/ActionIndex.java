package dev.mayfly.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// From an action to the statements of a policy that may speak about it.
public final class ActionIndex {
    private final List<Statement> statements;
    private final Map<String, StatementSet> byAction;
    private final Map<String, StatementSet> byService;
    private final StatementSet others;

    private ActionIndex(
            List<Statement> statements,
            Map<String, StatementSet> byAction,
            Map<String, StatementSet> byService,
            StatementSet others) {
        this.statements = statements;
        this.byAction = byAction;
        this.byService = byService;
        this.others = others;
    }

    /// An index over these statements.
    public static ActionIndex of(List<Statement> statements) {
        Map<String, List<Statement>> byAction = new HashMap<>();
        Map<String, List<Statement>> byService = new HashMap<>();
        List<Statement> others = new ArrayList<>();
        for (Statement statement : statements) {
            index(statement, byAction, byService, others);
        }
        return new ActionIndex(
                List.copyOf(statements),
                frozen(byAction),
                frozen(byService),
                new StatementSet(others));
    }

    private static void index(
            Statement statement,
            Map<String, List<Statement>> byAction,
            Map<String, List<Statement>> byService,
            List<Statement> others) {
        List<ActionPattern> patterns = statement.actions().patterns();
        if (statement.actions().negated() || patterns.stream().anyMatch(ActionPattern::isAny)) {
            others.add(statement);
            return;
        }
        for (ActionPattern pattern : patterns) {
            boolean exact = pattern.name().isLiteral();
            String key =
                    exact
                            ? pattern.service() + ":" + pattern.name().literalText()
                            : pattern.service();
            List<Statement> bucket =
                    (exact ? byAction : byService).computeIfAbsent(key, _ -> new ArrayList<>());
            if (bucket.isEmpty() || bucket.getLast().index() != statement.index()) {
                bucket.add(statement);
            }
        }
    }

    private static Map<String, StatementSet> frozen(Map<String, List<Statement>> lists) {
        Map<String, StatementSet> frozen = HashMap.newHashMap(lists.size());
        lists.forEach((key, list) -> frozen.put(key, new StatementSet(list)));
        return Map.copyOf(frozen);
    }

    /// Statements that name this action, given in lower case, without wildcard.
    public StatementSet naming(String foldedAction) {
        return byAction.getOrDefault(foldedAction, StatementSet.EMPTY);
    }

    /// Whether any statement has a wildcard pattern within a service.
    public boolean hasServicePatterns() {
        return !byService.isEmpty();
    }

    /// Statements with a wildcard pattern in this service; their pattern is still to be matched.
    public StatementSet inService(String foldedService) {
        return byService.getOrDefault(foldedService, StatementSet.EMPTY);
    }

    /// Statements about actions of any service.
    public StatementSet others() {
        return others;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActionIndex index && statements.equals(index.statements);
    }

    @Override
    public int hashCode() {
        return statements.hashCode();
    }

    @Override
    public String toString() {
        return "ActionIndex of " + statements.size() + " statements";
    }
}
