package dev.mayfly.issuance;

import dev.mayfly.access.Circumstances;
import dev.mayfly.access.Denial;
import dev.mayfly.access.TrustEvaluator;
import dev.mayfly.access.VanishedRole;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.iam.Role;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import dev.mayfly.policy.explain.Hint;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.AdministratorRole;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.VerifiedCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Issues every session there is, for all routes: a verified caller and its terms become sealed
/// credentials, or a reason why not.
///
/// The order is chosen so that what a caller may not know does not show: first what follows from
/// the wish alone, then trust, and only then what depends on the role. A role that is not there is
/// decided about like one that trusts nobody.
///
/// Thread-safe.
public final class SessionIssuer {

    private final Directory directory;
    private final PolicyLookup lookup;
    private final TrustEvaluator trust;
    private final SessionMint mint;

    public SessionIssuer(
            Directory directory, PolicyLookup lookup, TrustEvaluator trust, SessionMint mint) {
        this.directory = directory;
        this.lookup = lookup;
        this.trust = trust;
        this.mint = mint;
    }

    /// A session for a caller from outside, whom a route's verifier has checked.
    ///
    /// @throws RefusedException when the terms break a rule
    public Issuance issue(VerifiedCaller caller, SessionTerms terms, Circumstances at) {
        List<Tag> tags = new ArrayList<>(caller.tags());
        tags.addAll(terms.tags());
        List<String> transitive = new ArrayList<>(caller.transitiveTagKeys());
        transitive.addAll(terms.transitiveTagKeys());
        Optional<String> sourceIdentity = caller.sourceIdentity().or(terms::sourceIdentity);
        boolean certificate = CertificateRules.holdFor(caller);
        SessionPolicyRules.checkCount(
                terms,
                certificate
                        ? CertificateRules.MAX_POLICY_ARNS
                        : SessionPolicyRules.MAX_POLICY_ARNS);
        Wish wish =
                wish(
                        terms,
                        SessionTags.passed(tags, transitive),
                        sourceIdentity,
                        Origin.of(caller));
        TrustEvaluator.Question question =
                question(wish, certificate ? CertificateRules.IMPLIED : wish.impliedActions(), at);
        return decided(wish, question, trust.denial(caller, question));
    }

    /// A session for a caller that has one already (role chaining).
    ///
    /// @throws RefusedException when the terms break a rule
    public Issuance chain(SessionClaims caller, SessionTerms terms, Circumstances at) {
        SessionPolicyRules.checkCount(terms, SessionPolicyRules.MAX_POLICY_ARNS);
        Wish wish =
                wish(
                        terms,
                        SessionTags.passed(terms.tags(), terms.transitiveTagKeys())
                                .inheriting(caller),
                        SourceIdentities.chained(caller, terms),
                        Origin.of(caller));
        Durations.checkChained(wish.duration());
        TrustEvaluator.Question question = question(wish, wish.impliedActions(), at);
        return decided(wish, question, trust.denial(caller, question));
    }

    private static Wish wish(
            SessionTerms terms, SessionTags tags, Optional<String> sourceIdentity, Origin origin) {
        if (Arn.parse(terms.roleArn()).isEmpty()) {
            throw new RefusedException(new Refusal.InvalidMember(terms.roleArn() + " is invalid"));
        }
        Duration duration = Durations.wanted(terms);
        return new Wish(terms, tags, sourceIdentity, origin, duration);
    }

    private TrustEvaluator.Question question(Wish wish, List<String> implied, Circumstances at) {
        AccountState state = directory.state();
        return new TrustEvaluator.Question(
                wish.terms().roleArn(),
                role(wish.terms().roleArn(), state).orElseGet(VanishedRole::role),
                state,
                implied,
                wish.context(),
                at);
    }

    private Issuance decided(Wish wish, TrustEvaluator.Question question, Optional<Denial> denial) {
        if (denial.isPresent()) {
            return denied(question, denial.get());
        }
        Durations.checkRole(wish.duration(), question.role().maxSessionDuration());
        SessionPolicyRules.check(wish.terms(), question.state(), lookup);
        return mint.issued(wish, question.role(), question.circumstances().now());
    }

    private static Issuance denied(TrustEvaluator.Question question, Denial denial) {
        boolean exists = role(question.roleArn(), question.state()).isPresent();
        List<Hint> hints = exists ? List.of() : List.of(noSuchRole(question));
        return new Issuance.Denied(
                denial.message(),
                new AssumeRoleExplanation(question.roleArn(), exists, denial.explanation(), hints));
    }

    private static Hint noSuchRole(TrustEvaluator.Question question) {
        String arn = question.roleArn();
        AccountState state = question.state();
        String elsewhere =
                AdministratorRole.find(state, arn.substring(arn.lastIndexOf('/') + 1))
                        .map(role -> "; the role of that name is " + role.arn(state.account()))
                        .orElse("");
        return new Hint(
                "no-such-role",
                "there is no role "
                        + arn
                        + " in this account"
                        + elsewhere
                        + "; the answer is the same as for a role that does not trust the caller");
    }

    /// The role with exactly this ARN: account, path and case count.
    private static Optional<Role> role(String arn, AccountState state) {
        return AdministratorRole.find(state, arn.substring(arn.lastIndexOf('/') + 1))
                .filter(role -> role.arn(state.account()).toString().equals(arn));
    }
}
