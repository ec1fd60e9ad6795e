package dev.mayfly.policy.prove;

import dev.mayfly.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A claim about trust policies, tried on every token there could be, and, where that contradicts
/// it, on tokens of the usual forms only.
///
/// @param policies whose principals and keys are in play
/// @param judge what the evaluator must say of a witness
/// @param ofToken where a bearer of a provider's tokens could contradict the claim
/// @param ofOther where anybody else could
record TrustClaim(
        List<PolicyDocument> policies,
        Judge judge,
        BiFunction<WebIdentities, Asker, List<Start>> ofToken,
        Function<Asker, List<Start>> ofOther) {
    /// What a proof rests on when it holds for tokens of the usual forms only.
    private static final String USUAL_FORMS =
            "subjects have the form the provider gives them by default, with or without ids; an"
                    + " organisation can customise its own";

    TrustClaim {
        policies = List.copyOf(policies);
    }

    Proof prove(Limits limits) {
        return prove(new Askers(policies, 1), limits);
    }

    Proof prove(Askers askers, Limits limits) {
        Proof ofAny = hunt(askers, identities -> List.of(identities.anyToken()), limits);
        boolean formsKnown =
                askers.providers().stream()
                        .anyMatch(identities -> !identities.issuer().forms().isEmpty());
        if (ofAny instanceof Proof.Proved || !formsKnown) {
            return ofAny;
        }
        Proof ofUsual = hunt(askers, WebIdentities::usualTokens, limits);
        return ofUsual instanceof Proof.Proved ? new Proof.Proved(List.of(USUAL_FORMS)) : ofUsual;
    }

    private Proof hunt(Askers askers, Function<WebIdentities, List<Asker>> tokens, Limits limits) {
        List<Start> starts = new ArrayList<>();
        for (WebIdentities identities : askers.providers()) {
            for (Asker asker : tokens.apply(identities)) {
                starts.addAll(ofToken.apply(identities, asker));
            }
        }
        askers.others().forEach(asker -> starts.addAll(ofOther.apply(asker)));
        Setting setting = TrustQuestion.setting(policies);
        return new Hunt(judge, setting, TrustQuestion::summary, limits).from(starts);
    }
}
