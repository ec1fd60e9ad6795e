package dev.mayfly.policy.prove;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.automaton.Nfa;
import dev.mayfly.policy.automaton.Shape;
import dev.mayfly.policy.box.Region;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.subject.SharedIssuer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Whether strangers get in.
final class PublicAccess {
    private static final int FRESH_CHARS = 24;

    private final PolicyDocument policy;
    private final Limits limits;
    private final Strangers strangers;
    private final Askers askers;

    PublicAccess(PolicyDocument policy, Limits limits) {
        this.policy = policy;
        this.limits = limits;
        this.strangers = new Strangers(List.of(policy));
        this.askers = new Askers(List.of(policy), strangers.nameChars());
    }

    /// Of a resource policy: callers of accounts it does not name, services it does not name, and
    /// nobody in particular.
    Proof ofResource() {
        List<Start> starts = new ArrayList<>();
        for (Asker asker : askers.strangers()) {
            AccessQuestion.starts(List.of(policy), strangers.stranger(asker), Universe.requests())
                    .forEach(starts::add);
        }
        Judge judge =
                request ->
                        switch (AccessQuestion.decision(request, List.of(policy))) {
                            case Decision.Allowed _ -> new Verdict.Contradicts();
                            case Decision.ExplicitlyDenied denied ->
                                    new Verdict.Blocked(denied.by().statement());
                            case Decision.ImplicitlyDenied _ ->
                                    new Verdict.Unconfirmed(AccessQuestion.doubt(request));
                        };
        Setting setting = AccessQuestion.setting(List.of(policy));
        return new Hunt(judge, setting, AccessQuestion::summaryWithCaller, limits).from(starts);
    }

    /// Of a trust policy: those, and other tenants of the providers it trusts.
    Proof ofTrust() {
        List<Asker> all = new ArrayList<>(askers.strangers());
        TreeSet<String> assumed = new TreeSet<>();
        for (WebIdentities identities : askers.providers()) {
            if (!identities.issuer().shared()) {
                assumed.add(
                        "the tokens of " + identities.issuer().url() + " are for one tenant only");
            } else if (identities.issuer().forms().isEmpty()) {
                all.add(identities.anyToken().pinning(controls(identities, fresh())));
            } else {
                all.addAll(knownTenants(identities));
            }
        }
        Proof proof = hunt(all);
        if (!(proof instanceof Proof.Proved)) {
            return proof;
        }
        for (WebIdentities identities : askers.providers()) {
            if (open(identities)) {
                return new Proof.Unknown(
                        "what in the tokens of "
                                + identities.issuer().url()
                                + " names the tenant is not known here, and a pattern leaves some"
                                + " of it open");
            }
        }
        return new Proof.Proved(List.copyOf(assumed));
    }

    private Proof hunt(List<Asker> all) {
        List<Start> starts = new ArrayList<>();
        for (Asker asker : all) {
            starts.addAll(TrustQuestion.starts(policy, strangers.stranger(asker), List.of()));
        }
        Setting setting = TrustQuestion.setting(List.of(policy));
        return new Hunt(TrustQuestion.lets(policy), setting, TrustQuestion::summary, limits)
                .from(starts);
    }

    private List<Asker> knownTenants(WebIdentities identities) {
        Map<ContextKey, Region> keys = new HashMap<>();
        for (String claim : identities.issuer().tenantClaims()) {
            keys.put(ContextKey.of(identities.issuer().key(claim)), strangers.longName());
        }
        return identities.usualTokens().stream().map(asker -> asker.pinning(keys)).toList();
    }

    /// Whether a shared provider whose subjects we cannot read has values for more than those that
    /// are spelt out.
    private boolean open(WebIdentities identities) {
        if (!identities.issuer().shared() || !identities.issuer().forms().isEmpty()) {
            return false;
        }
        Asker other = identities.anyToken().pinning(controls(identities, longText()));
        return !(hunt(List.of(other)) instanceof Proof.Proved);
    }

    private static Map<ContextKey, Region> controls(WebIdentities identities, Region region) {
        Map<ContextKey, Region> keys = new HashMap<>();
        SharedIssuer.of(identities.caller().provider())
                .ifPresent(issuer -> {
                    issuer.controls().forEach(key -> keys.put(ContextKey.of(key), region));
                    issuer.pins().forEach(key -> keys.put(ContextKey.of(key), region));
                });
        return keys;
    }

    /// A text with which no policy reckons, so that only a lone wildcard matches it.
    private static Region fresh() {
        return Region.one(Nfa.of(Shape.builder().exactly(FRESH_CHARS, CharSet.of('~')).build()));
    }

    private Region longText() {
        int longest =
                policy.statements().stream()
                        .flatMap(statement -> statement.conditions().stream())
                        .flatMap(condition -> condition.values().stream())
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        return Region.one(
                Nfa.of(
                        Shape.builder()
                                .exactly(longest + 1, CharSet.ANY)
                                .many(CharSet.ANY)
                                .build()));
    }
}
