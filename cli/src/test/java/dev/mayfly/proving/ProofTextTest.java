package dev.mayfly.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.prove.Assumers;
import dev.mayfly.policy.prove.Proof;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofTextTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [{
              "Sid": "Jobs", "Effect": "Allow",
              "Principal": {"Federated":
                "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {
                "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
                "StringLike": {"token.actions.githubusercontent.com:sub": "repo:octo-org/*"}}}]}
            """;

    private static final String MAY =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "All", "Effect": "Allow", "Action": "s3:*", "Resource": "*"},
              {"Sid": "Not", "Effect": "Deny", "Action": "s3:DeleteBucket",
               "Resource": "arn:aws:s3:::prod-*"}]}
            """;

    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final String PROVIDER = "arn:aws:iam::123456789012:oidc-provider/" + ISSUER;
    private static final String WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";
    private static final String BUCKETS = "s3:DeleteBucket on arn:aws:s3:::";
    private static final PolicyDocument TRUSTING = PolicyParser.parse(TRUST, PolicyKind.TRUST);

    private final Claims claims =
            new Claims(InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")));
    private final NeverText never = new NeverText(ActionCatalogue.load());
    private final Examined trust = Examined.of("trust.json", TRUSTING);
    private final Examined permissions =
            Examined.of("policy.json", PolicyParser.parse(MAY, PolicyKind.IDENTITY));

    @Test
    void tellsProofsAndWitnesses() throws IOException {
        assertGolden("proof.txt", text(proved(), refuted(), unknown()));
    }

    @Test
    void writesThemForPrograms() throws IOException {
        assertGolden(
                "proof.json",
                ProofJson.of(trust, List.of(proved(), refuted(), unknown())).write(true));
    }

    @Test
    void tellsWhoCanAssumeARole() throws IOException {
        StringWriter out = new StringWriter();
        new ProofText(terminal(out))
                .print(
                        List.of(
                                new Assumers(
                                        PROVIDER,
                                        WEB_IDENTITY,
                                        "Jobs",
                                        new TreeMap<>(
                                                Map.of(
                                                        ISSUER + ":sub",
                                                        List.of("repo:octo-org/*"))),
                                        "repo:octo-org/a:pull_request")));

        assertGolden("assumers.txt", out.toString());
    }

    @Test
    void asksTheProverAndNamesTheStatementThatLetsTheWitnessThrough() {
        assertThat(claims.answer(trust, new Claim.Only("repo:octo-org/*")).proved()).isTrue();
        assertThat(
                        claims.answer(permissions, never.claim(permissions, BUCKETS + "prod-*"))
                                .proved())
                .isTrue();

        Answer jobs = claims.answer(trust, never.claim(trust, "pull_request"));
        Answer buckets = claims.answer(permissions, never.claim(permissions, BUCKETS + "p*"));

        assertThat(jobs.proof()).isInstanceOf(Proof.Refuted.class);
        assertThat(jobs.by()).extracting(by -> by.statement().name()).containsExactly("Jobs");
        assertThat(buckets.by()).extracting(by -> by.statement().name()).containsExactly("All");
        assertThat(claims.assumers((Examined.Trust) trust))
                .extracting(Assumers::caller)
                .containsExactly(PROVIDER);
    }

    private static Answer proved() {
        return new Answer(
                new Claim.Only("repo:octo-org/*"),
                new Proof.Proved(List.of("subjects are as GitHub mints them")),
                List.of());
    }

    private Answer refuted() {
        CallerPrincipal caller = new CallerPrincipal.Federated(PROVIDER);
        RequestContext context =
                RequestContext.builder()
                        .caller(caller)
                        .single(ISSUER + ":aud", "sts.amazonaws.com")
                        .single(ISSUER + ":sub", "repo:octo-org/a:pull_request")
                        .build();
        return new Answer(
                new Claim.NeverSubject("pull_request"),
                new Proof.Refuted(
                        new AuthorizationRequest(
                                WEB_IDENTITY,
                                "arn:aws:iam::123456789012:role/ci",
                                "123456789012",
                                caller,
                                context),
                        "repo:octo-org/a:pull_request"),
                List.of(
                        new MatchedStatement(
                                Layer.TRUST,
                                new NamedPolicy("trust policy", TRUSTING),
                                TRUSTING.statements().getFirst())));
    }

    private static Answer unknown() {
        return new Answer(new Claim.NeverPublic(), new Proof.Unknown("too many states"), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "s3:DeleteBucket, true",
        "s3:*, true",
        "S3:Get*, true",
        "kms:Decrypt on arn:aws:kms:*:*:key/x, true",
        "pull_request, false",
        "repo:*, false",
        "repo:octo-org/app:ref:refs/heads/main, false",
        "system:serviceaccount:prod:api, false",
        "*, false"
    })
    void neverTakesAnActionForASubject(String text, boolean access) {
        assertThat(never.isAccess(text)).isEqualTo(access);
    }

    @Test
    void refusesAnActionOfATrustPolicyAndASubjectOfPermissions() {
        assertThatThrownBy(() -> never.claim(trust, "s3:*"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is an action");
        assertThatThrownBy(() -> never.claim(permissions, "pull_request"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("`pull_request` is no access");
        assertThatThrownBy(() -> claims.answer(permissions, new Claim.Only("repo:*")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("says nothing of an identity policy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}} | TRUST",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\",\"Action\":\"s3:GetObject\"}} | IDENTITY",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\"}} | RESOURCE"
            })
    void seesWhatKindOfPolicyAFileHolds(String text, PolicyKind kind) {
        assertThat(new PolicyFile("p.json", text).policy(List.of()).kind()).isEqualTo(kind);
    }

    @Test
    void saysWhereAFileIsWrong() {
        assertThatThrownBy(
                        () -> new PolicyFile("p.json", "{\n \"Statement\": []}").policy(List.of()))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("p.json:2:");
    }

    private static String text(Answer... answers) {
        StringWriter out = new StringWriter();
        ProofText text = new ProofText(terminal(out));
        for (Answer answer : answers) {
            text.print(answer);
        }
        return out.toString();
    }

    private static Terminal terminal(StringWriter out) {
        return new Terminal(new PrintWriter(out), new PrintWriter(out), false, false, "mayfly");
    }

    private static void assertGolden(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
