package dev.mayfly.reach;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// Whether a caller can do something: never, always, or under conditions.
///
/// What decides is the evaluator, asked about the policies at their best and at their worst.
final class Decider {

    private final Evaluator evaluator = new Evaluator();

    /// A trust policy of which one Allow is looked at, beside every Deny.
    ///
    /// @param plain these statements as they are written
    record Trust(Statement grant, NamedPolicy plain, NamedPolicy best, NamedPolicy worst) {

        static Trust of(PolicyDocument trust, Statement grant, Knowledge knowledge) {
            PolicyDocument one =
                    trust.withStatements(
                            trust.statements().stream()
                                    .filter(s -> s.effect() == Effect.DENY || s.equals(grant))
                                    .toList());
            String name = "trust policy";
            return new Trust(
                    grant,
                    new NamedPolicy(name, one),
                    new NamedPolicy(name, Relaxation.best(one, knowledge)),
                    new NamedPolicy(name, Relaxation.worst(one, knowledge)));
        }
    }

    /// May the caller make the request, under its own policies alone?
    ///
    /// @return the conditions; empty when it never may
    Optional<List<String>> when(Caller caller, AuthorizationRequest request) {
        return decided(caller, request, Optional.empty());
    }

    /// May the caller assume the role that has this trust policy?
    ///
    /// @return the conditions; empty when it never may
    Optional<List<String>> when(Caller caller, AuthorizationRequest request, Trust trust) {
        return decided(caller, request, Optional.of(trust));
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // one private place, two callers
    private Optional<List<String>> decided(
            Caller caller, AuthorizationRequest request, Optional<Trust> trust) {
        Decision best = evaluator.evaluate(request, with(caller.best(), trust.map(Trust::best)));
        if (!(best instanceof Decision.Allowed(List<MatchedStatement> grants))) {
            return Optional.empty();
        }
        SequencedSet<String> conditions = new LinkedHashSet<>(caller.provisos());
        PolicyStack worst = with(caller.worst(), trust.map(Trust::worst));
        if (evaluator.evaluate(request, worst).allowed()) {
            return Optional.of(List.copyOf(conditions));
        }
        trust.ifPresent(t -> conditions.addAll(Wording.wanted(t.grant(), caller.knowledge())));
        PolicyStack plain = with(caller.worst(), trust.map(Trust::best));
        boolean byCaller = !evaluator.evaluate(request, plain).allowed();
        for (MatchedStatement grant : grants) {
            if (byCaller && grant.layer() != Layer.TRUST) {
                conditions.addAll(
                        Wording.wanted(original(grant, caller, trust), caller.knowledge()));
            }
        }
        conditions.addAll(denials(caller, request, worst, trust));
        if (conditions.isEmpty()) {
            conditions.add("it depends on the request"); // never said to be certain when it is not
        }
        return Optional.of(List.copyOf(conditions));
    }

    /// Every Deny that could strike.
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as above
    private SequencedSet<String> denials(
            Caller caller, AuthorizationRequest request, PolicyStack worst, Optional<Trust> trust) {
        SequencedSet<String> conditions = new LinkedHashSet<>();
        PolicyStack left = worst;
        while (evaluator.evaluate(request, left)
                instanceof Decision.ExplicitlyDenied(MatchedStatement by)) {
            conditions.add(Wording.unless(original(by, caller, trust), caller.knowledge()));
            PolicyDocument document = by.policy().document();
            left =
                    left.replacing(
                            by.policy(),
                            document.withStatements(
                                    document.statements().stream()
                                            .filter(s -> s.index() != by.statement().index())
                                            .toList()));
        }
        return conditions;
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as above
    private static PolicyStack with(PolicyStack stack, Optional<NamedPolicy> trust) {
        return trust.map(stack::withResourcePolicy).orElse(stack);
    }

    /// The statement as it is written.
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as above
    private static Statement original(
            MatchedStatement match, Caller caller, Optional<Trust> trust) {
        Stream<PolicyDocument> written =
                match.layer() == Layer.TRUST
                        ? trust.stream().map(Trust::plain).map(NamedPolicy::document)
                        : (match.layer() == Layer.BOUNDARY
                                        ? caller.permissions().boundary().stream()
                                        : caller.permissions().identity().stream())
                                .filter(p -> p.name().equals(match.policy().name()))
                                .map(NamedPolicy::document);
        List<Statement> statements = new ArrayList<>();
        written.forEach(document -> statements.addAll(document.statements()));
        return statements.stream()
                .filter(s -> s.index() == match.statement().index())
                .findFirst()
                .orElse(match.statement());
    }
}
