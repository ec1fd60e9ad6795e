package dev.mayfly.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.explain.Explainer;
import dev.mayfly.policy.explain.Explanation;
import dev.mayfly.policy.explain.ExplanationText;
import dev.mayfly.policy.explain.Palette;
import dev.mayfly.policy.findings.Finding;
import dev.mayfly.policy.lint.PolicyLint;
import dev.mayfly.policy.prove.Limits;
import dev.mayfly.policy.prove.Proof;
import dev.mayfly.policy.prove.TrustProver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The examples of `docs/policy-library.md`, run; what the page shows is what stands here between
/// the marks.
class LibraryTest {
    private static final String GITHUB =
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

    @Test
    void decides() {
        String json =
                """
                {"Version": "2012-10-17",
                 "Statement": {"Effect": "Allow", "Action": "s3:GetObject",
                               "Resource": "arn:aws:s3:::reports/${aws:PrincipalTag/team}/*"}}
                """;
        // page: decide
        PolicyDocument policy = PolicyParser.parse(json, PolicyKind.IDENTITY);
        PolicyStack stack =
                PolicyStack.EMPTY.withIdentity(List.of(new NamedPolicy("reports", policy)));

        CallerPrincipal caller =
                new CallerPrincipal.RoleSession(
                        "arn:aws:sts::123456789012:assumed-role/reader/ana",
                        "arn:aws:iam::123456789012:role/reader",
                        "AROAEXAMPLEREADER0001",
                        "ana",
                        "123456789012");
        RequestContext context =
                RequestContext.builder()
                        .caller(caller)
                        .single("aws:PrincipalTag/team", "blue")
                        .build();
        AuthorizationRequest request =
                new AuthorizationRequest(
                        "s3:GetObject",
                        "arn:aws:s3:::reports/blue/2026.csv",
                        "123456789012",
                        caller,
                        context);

        Decision decision = new Evaluator().evaluate(request, stack);
        // end
        assertThat(decision.allowed()).isTrue();
        assertThat(
                        new Evaluator()
                                .evaluate(
                                        request.withResource("arn:aws:s3:::reports/red/2026.csv"),
                                        stack)
                                .allowed())
                .isFalse();
    }

    private static String trust(String subject) {
        return """
        {"Version": "2012-10-17",
         "Statement": {"Effect": "Allow",
                       "Principal": {"Federated": "%s"},
                       "Action": "sts:AssumeRoleWithWebIdentity",
                       "Condition": {
                         "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
                         "StringLike": {"token.actions.githubusercontent.com:sub": "%s"}}}}
        """
                .formatted(GITHUB, subject);
    }

    @Test
    void explains() {
        String json = trust("repo:octo-org/octo-repo:ref:refs/heads/main");
        // page: explain
        NamedPolicy trust = new NamedPolicy("deploy", PolicyParser.parse(json, PolicyKind.TRUST));
        CallerPrincipal job = new CallerPrincipal.Federated(GITHUB);
        RequestContext claims =
                RequestContext.builder()
                        .caller(job)
                        .single("token.actions.githubusercontent.com:aud", "sts.amazonaws.com")
                        .single(
                                "token.actions.githubusercontent.com:sub",
                                "repo:octo-org/octo-repo:pull_request")
                        .build();
        Explanation explanation =
                new Explainer()
                        .explainTrust(
                                new AuthorizationRequest(
                                        "sts:AssumeRoleWithWebIdentity",
                                        "arn:aws:iam::123456789012:role/deploy",
                                        "123456789012",
                                        job,
                                        claims),
                                List.of(),
                                PolicyStack.trust(trust));

        String text = ExplanationText.render(explanation, Palette.PLAIN);
        // end
        assertThat(text).contains("a pull request has no branch in its subject");
    }

    @Test
    void finds() {
        String json = trust("repo:octo-org*");
        // page: find
        List<Finding> findings =
                PolicyLint.checker(ActionCatalogue.load()).check(json, PolicyKind.TRUST);
        // end
        assertThat(findings).extracting(Finding::code).anyMatch(code -> code.startsWith("MAYFLY_"));
    }

    @Test
    void proves() {
        String json = trust("repo:octo-org*");
        // page: prove
        PolicyDocument trust = PolicyParser.parse(json, PolicyKind.TRUST);
        Proof proof = new TrustProver().only(trust, "repo:octo-org/*", Limits.usual());
        String answer =
                switch (proof) {
                    case Proof.Proved _ -> "nobody else";
                    case Proof.Refuted(_, String witness) -> "also " + witness;
                    case Proof.Unknown(String reason) -> "not known: " + reason;
                };
        // end
        assertThat(answer).startsWith("also repo:octo-org");
    }

    @Test
    void thePageShowsWhatRuns() throws IOException {
        String page = Files.readString(Path.of("../docs/policy-library.md"));
        String source =
                Files.readString(Path.of("src/test/java/dev/mayfly/policy/LibraryTest.java"));
        for (String name : List.of("decide", "explain", "find", "prove")) {
            assertThat(page).contains(example(source, name).orElseThrow());
        }
    }

    private static Optional<String> example(String source, String name) {
        String mark = "// page: " + name + "\n";
        int start = source.indexOf(mark);
        int end = source.indexOf("        // end", start);
        return start < 0 || end < 0
                ? Optional.empty()
                : Optional.of(
                        source.substring(start + mark.length(), end).stripTrailing().stripIndent());
    }
}
