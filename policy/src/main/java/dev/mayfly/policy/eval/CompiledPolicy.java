package dev.mayfly.policy.eval;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A policy with an index from action to the statements that may speak about it.
///
/// Immutable: compile once when the policy is stored, use for every request.
public final class CompiledPolicy {
    private static final Statement[] NO_STATEMENTS = {};

    private final PolicyDocument document;
    private final Map<String, Statement[]> byAction;
    private final Map<String, Statement[]> byService;
    private final Statement[] others;

    private CompiledPolicy(
            PolicyDocument document,
            Map<String, Statement[]> byAction,
            Map<String, Statement[]> byService,
            Statement[] others) {
        this.document = document;
        this.byAction = byAction;
        this.byService = byService;
        this.others = others;
    }

    public static CompiledPolicy of(PolicyDocument document) {
        Map<String, List<Statement>> byAction = new HashMap<>();
        Map<String, List<Statement>> byService = new HashMap<>();
        List<Statement> others = new ArrayList<>();
        for (Statement statement : document.statements()) {
            index(statement, byAction, byService, others);
        }
        return new CompiledPolicy(
                document, arrays(byAction), arrays(byService), others.toArray(NO_STATEMENTS));
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

    private static Map<String, Statement[]> arrays(Map<String, List<Statement>> lists) {
        Map<String, Statement[]> arrays = HashMap.newHashMap(lists.size());
        lists.forEach((key, list) -> arrays.put(key, list.toArray(NO_STATEMENTS)));
        return Map.copyOf(arrays);
    }

    public PolicyDocument document() {
        return document;
    }

    /// Statements that name this action, given in lower case, without wildcard.
    Statement[] naming(String foldedAction) {
        Statement[] found = byAction.get(foldedAction);
        return found == null ? NO_STATEMENTS : found;
    }

    boolean hasServicePatterns() {
        return !byService.isEmpty();
    }

    /// Statements with a wildcard pattern in this service; their pattern is still to be matched.
    Statement[] inService(String foldedService) {
        Statement[] found = byService.get(foldedService);
        return found == null ? NO_STATEMENTS : found;
    }

    /// Statements about actions of any service.
    Statement[] others() {
        return others;
    }
}
