package dev.mayfly.policy.prove;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.box.Clause;
import dev.mayfly.policy.box.Dimension;
import dev.mayfly.policy.box.Region;
import dev.mayfly.policy.box.Values;
import java.util.List;

/// Proves claims about who can assume a role, from its trust policy alone.
///
/// Stateless and thread-safe; [Limits] are of one question.
public final class TrustProver {
    /// Who can assume the role: a box for each statement and caller that lets anybody in.
    ///
    /// @throws dev.mayfly.policy.automaton.OutOfBudgetException if the limits do not suffice
    public List<Assumers> whoCanAssume(PolicyDocument trust, Limits limits) {
        return new AssumersFinder(trust, limits).all();
    }

    /// Every caller who can assume the role has a subject that matches the pattern; callers without
    /// a subject (accounts, services) contradict it.
    ///
    /// @param pattern `repo:octo-org/*`, with `*` and `?`
    public Proof only(PolicyDocument trust, String pattern, Limits limits) {
        Region other = Region.one(Values.outside(SubjectPattern.of(pattern)));
        return new TrustClaim(
                        List.of(trust),
                        TrustQuestion.lets(trust),
                        (identities, asker) ->
                                TrustQuestion.starts(trust, asker, subject(identities, other)),
                        asker -> TrustQuestion.starts(trust, asker, List.of()))
                .prove(limits);
    }

    /// No caller whose subject matches the pattern can assume the role.
    ///
    /// @param pattern a subject with `*` and `?`; without a colon it is GitHub's context of any
    ///   repository, `pull_request` for `repo:*:pull_request`
    public Proof never(PolicyDocument trust, String pattern, Limits limits) {
        Region unwanted = Region.one(SubjectPattern.of(SubjectPattern.complete(pattern)));
        return new TrustClaim(
                        List.of(trust),
                        TrustQuestion.lets(trust),
                        (identities, asker) ->
                                TrustQuestion.starts(trust, asker, subject(identities, unwanted)),
                        _ -> List.of())
                .prove(limits);
    }

    private static List<Clause> subject(WebIdentities identities, Region subjects) {
        // SAML assertions have no subject of this kind: whoever comes with one is let through.
        return identities.saml()
                ? List.of()
                : List.of(new Clause(new Dimension.Key(identities.subject()), subjects, subjects));
    }

    /// Nobody from outside gets in without a value that only one tenant of the provider, or one
    /// account, can have.
    public Proof neverPublic(PolicyDocument trust, Limits limits) {
        return new PublicAccess(trust, limits).ofTrust();
    }

    /// Whoever can assume the role under the newer policy can under the older.
    public Proof noNewAccess(PolicyDocument older, PolicyDocument newer, Limits limits) {
        Comparison comparison = new Comparison(older, newer);
        return new TrustClaim(
                        List.of(older, newer),
                        comparison.judge(TrustQuestion::decision, TrustQuestion::doubt),
                        (_, asker) ->
                                comparison.starts(TrustQuestion.starts(newer, asker, List.of())),
                        asker -> comparison.starts(TrustQuestion.starts(newer, asker, List.of())))
                .prove(limits);
    }
}
