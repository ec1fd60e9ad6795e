package dev.mayfly.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mayfly.access.RolePolicies;
import dev.mayfly.access.TrustEvaluator;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TestAccount;
import dev.mayfly.session.VerifiedCaller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An account with a session issuer, for tests about issuing.
final class IssuerWorld {

    static final String ISSUER = "token.actions.githubusercontent.com";
    static final String PROVIDER = "arn:aws:iam::123456789012:oidc-provider/" + ISSUER;
    static final String SUBJECT = "repo:acme/app:ref:refs/heads/main";
    static final String TARGET = "arn:aws:iam::123456789012:role/target";

    final TestAccount account = new TestAccount();
    final SessionMint mint = new SessionMint(TestAccount.ID, account.accessKeyIds, account.sealer);
    final SessionIssuer issuer =
            new SessionIssuer(
                    account.directory,
                    account.lookup,
                    new TrustEvaluator(new RolePolicies(account.lookup)),
                    mint);

    /// A trust policy for the main branch of acme/app, with these actions besides.
    static String trustsMain(String... moreActions) {
        StringBuilder actions = new StringBuilder("\"sts:AssumeRoleWithWebIdentity\"");
        for (String action : moreActions) {
            actions.append(",\"").append(action).append('"');
        }
        return """
        {"Version":"2012-10-17","Statement":[{"Sid":"Main","Effect":"Allow",\
        "Principal":{"Federated":"%s"},"Action":[%s],"Condition":{"StringEquals":{\
        "%s:aud":"sts.amazonaws.com","%s:sub":"%s"}}}]}\
        """
                .formatted(PROVIDER, actions, ISSUER, ISSUER, SUBJECT);
    }

    /// A trust policy for an AWS principal.
    static String trusts(String principal) {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},\
        "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}]}\
        """
                .formatted(principal);
    }

    /// A CI job on the main branch of acme/app.
    static VerifiedCaller job() {
        return job(SUBJECT, List.of(), Optional.empty());
    }

    static VerifiedCaller job(String subject, List<Tag> tags, Optional<String> sourceIdentity) {
        return new VerifiedCaller(
                VerifiedCaller.Kind.FEDERATED,
                PROVIDER,
                subject,
                "sts.amazonaws.com",
                Map.of(
                        ISSUER + ":aud", List.of("sts.amazonaws.com"),
                        ISSUER + ":sub", List.of(subject),
                        ISSUER + ":repository", List.of("acme/app")),
                Map.of(
                        ISSUER + ":aud",
                        List.of("sts.amazonaws.com"),
                        ISSUER + ":sub",
                        List.of(subject),
                        "aws:FederatedProvider",
                        List.of(PROVIDER)),
                tags,
                Set.of(),
                sourceIdentity,
                Map.of("repository", "acme/app", "run_id", "42"));
    }

    static SessionTerms terms() {
        return SessionTerms.of(TARGET, "job-42");
    }

    /// Terms with everything but the duration.
    static SessionTerms terms(
            Optional<String> policy, List<Tag> tags, List<String> transitive, String... more) {
        return new SessionTerms(
                TARGET,
                "job-42",
                Optional.empty(),
                policy,
                List.of(),
                tags,
                transitive,
                more.length > 0 ? Optional.of(more[0]) : Optional.empty(),
                more.length > 1 ? Optional.of(more[1]) : Optional.empty(),
                0);
    }

    Issuance issue(VerifiedCaller caller, SessionTerms terms) {
        return issuer.issue(caller, terms, account.circumstances());
    }

    Issuance chain(SessionClaims caller, SessionTerms terms) {
        return issuer.chain(caller, terms, account.circumstances());
    }

    static Issuance.Issued issued(Issuance issuance) {
        assertThat(issuance).isInstanceOf(Issuance.Issued.class);
        return (Issuance.Issued) issuance;
    }

    static Issuance.Denied denied(Issuance issuance) {
        assertThat(issuance).isInstanceOf(Issuance.Denied.class);
        return (Issuance.Denied) issuance;
    }

    static Refusal refusal(Runnable call) {
        return catchThrowableOfType(RefusedException.class, call::run).refusal();
    }
}
