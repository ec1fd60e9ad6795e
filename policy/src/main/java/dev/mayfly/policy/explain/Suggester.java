package dev.mayfly.policy.explain;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.explain.Explanation.LayerReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;
import dev.mayfly.policy.explain.Suggestion.Edit;
import dev.mayfly.policy.explain.Suggestion.EditKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Looks for small changes and keeps those after which the evaluator says yes.
final class Suggester {
    /// Statements nearest to a match that are worth a try; a 200-statement policy must not take
    /// long.
    private static final int NEAREST = 5;

    private static final Comparator<Candidate> NEAREST_FIRST =
            Comparator.comparingInt((Candidate each) -> each.report().failures())
                    .thenComparing(each -> Closeness.of(each.report()), Comparator.reverseOrder());

    private final Evaluator evaluator = new Evaluator();
    private final AuthorizationRequest request;
    private final PolicyStack stack;

    Suggester(AuthorizationRequest request, PolicyStack stack) {
        this.request = request;
        this.stack = stack;
    }

    List<Suggestion> suggest(Decision decision, List<LayerReport> layers) {
        return switch (decision) {
            case Decision.Allowed _ -> List.of();
            case Decision.ExplicitlyDenied(MatchedStatement by) -> againstDeny(by, layers);
            case Decision.ImplicitlyDenied(Layer missing) -> againstSilence(missing, layers);
        };
    }

    private List<Suggestion> againstSilence(Layer missing, List<LayerReport> layers) {
        Set<Suggestion> found = new LinkedHashSet<>();
        List<Candidate> nearest =
                layers.stream()
                        .filter(layer -> layer.layer() == missing)
                        .flatMap(layer -> candidates(layer).stream())
                        .sorted(NEAREST_FIRST)
                        .limit(NEAREST)
                        .toList();
        if (nearest.isEmpty() && missing == Layer.IDENTITY) {
            found.addAll(byNewStatement());
        }
        int fewest = nearest.isEmpty() ? 0 : nearest.getFirst().report().failures();
        for (Candidate candidate : nearest) {
            if (candidate.report().failures() <= fewest + 1) {
                found.addAll(byRequest(candidate));
                found.addAll(byPolicy(candidate));
            }
        }
        return smallestFirst(found);
    }

    /// A grant of exactly what was asked, where no statement comes near it.
    private List<Suggestion> byNewStatement() {
        String statement =
                "{\"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": \"%s\"}"
                        .formatted(request.action(), request.resource());
        NamedPolicy added;
        try {
            added =
                    new NamedPolicy(
                            "a new statement",
                            PolicyParser.parse(
                                    "{\"Statement\": " + statement + "}", PolicyKind.IDENTITY));
        } catch (PolicySyntaxException e) {
            return List.of();
        }
        List<NamedPolicy> identity = new ArrayList<>(stack.identity());
        identity.add(added);
        if (!allows(request, stack.withIdentity(identity))) {
            return List.of();
        }
        return List.of(
                new Suggestion.ChangePolicy(
                        Layer.IDENTITY,
                        added.name(),
                        List.of(new Edit("/Statement/-", EditKind.ADD, statement)),
                        "grant it to the caller: `" + statement + "`"));
    }

    private record Candidate(Layer layer, String policy, StatementReport report) {}

    private static List<Candidate> candidates(LayerReport layer) {
        return layer.statements().stream()
                .filter(report -> report.statement().effect() == Effect.ALLOW)
                .filter(report -> report.failures() > 0)
                .map(report -> new Candidate(layer.layer(), layer.policy(), report))
                .toList();
    }

    private List<Suggestion> byRequest(Candidate candidate) {
        return new RequestChanges(request)
                        .toMatch(candidate.report())
                        .filter(changed -> allows(changed.request(), stack))
                        .<Suggestion>map(changed ->
                                new Suggestion.ChangeRequest(
                                        changed.changes(),
                                        SuggestionText.request(changed.changes())))
                        .stream()
                        .toList();
    }

    private List<Suggestion> byPolicy(Candidate candidate) {
        List<Suggestion> found = new ArrayList<>();
        for (NamedPolicy policy : policies(candidate.layer(), candidate.policy())) {
            PolicyChanges changes = new PolicyChanges(request, policy.document().version());
            for (PolicyChanges.Changed changed : changes.toMatch(candidate.report())) {
                if (allows(request, replaced(policy, changed.statement()))) {
                    found.add(
                            new Suggestion.ChangePolicy(
                                    candidate.layer(),
                                    policy.name(),
                                    changed.edits(),
                                    SuggestionText.policy(
                                            candidate.layer(),
                                            changed.statement(),
                                            changed.edits())));
                }
            }
        }
        return found;
    }

    private List<Suggestion> againstDeny(MatchedStatement by, List<LayerReport> layers) {
        List<Suggestion> found = new ArrayList<>();
        StatementReport report =
                layers.stream()
                        .filter(layer -> layer.layer() == by.layer())
                        .filter(layer -> layer.policy().equals(by.policy().name()))
                        .flatMap(layer -> layer.statements().stream())
                        .filter(each -> each.statement().equals(by.statement()))
                        .findFirst()
                        .orElseThrow();
        new RequestChanges(request)
                .toEscape(report).stream()
                        .filter(changed -> allows(changed.request(), stack))
                        .forEach(changed ->
                                found.add(
                                        new Suggestion.ChangeRequest(
                                                changed.changes(),
                                                SuggestionText.request(changed.changes()))));
        if (allows(request, without(by))) {
            String pointer = by.statement().position().pointer();
            found.add(
                    new Suggestion.ChangePolicy(
                            by.layer(),
                            by.policy().name(),
                            List.of(new Edit(pointer, EditKind.REMOVE, by.statement().name())),
                            SuggestionText.narrowDeny(by)));
        }
        return found;
    }

    private boolean allows(AuthorizationRequest changed, PolicyStack policies) {
        return evaluator.evaluate(changed, policies).allowed();
    }

    private List<NamedPolicy> policies(Layer layer, String name) {
        return stack.byLayer().stream()
                .filter(each -> each.layer() == layer && each.policy().name().equals(name))
                .map(PolicyStack.LayeredPolicy::policy)
                .toList();
    }

    /// The other statements of the policy are left out: none of them allows this request and none
    /// denies it, or its layer would not be the one that is silent.
    private PolicyStack replaced(NamedPolicy policy, Statement statement) {
        return stack.replacing(policy, policy.document().withStatements(List.of(statement)));
    }

    private PolicyStack without(MatchedStatement by) {
        PolicyDocument document = by.policy().document();
        List<Statement> rest =
                document.statements().stream()
                        .filter(statement -> statement.index() != by.statement().index())
                        .toList();
        return stack.replacing(by.policy(), document.withStatements(rest));
    }

    private static List<Suggestion> smallestFirst(Set<Suggestion> found) {
        return found.stream().sorted(Comparator.comparingInt(Suggester::size)).toList();
    }

    private static int size(Suggestion suggestion) {
        return switch (suggestion) {
            case Suggestion.ChangeRequest change -> change.changes().size();
            case Suggestion.ChangePolicy change -> change.edits().size();
        };
    }
}
