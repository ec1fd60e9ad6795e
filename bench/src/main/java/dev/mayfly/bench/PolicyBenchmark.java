package dev.mayfly.bench;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Decisions per second on one thread, the request built from scratch each time: what the evaluator
/// costs in a call. The trust policy is the README's; the identity policies name one bucket a
/// statement, and the request asks for the last one, so every statement of the service is
/// considered.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup before any benchmark
public class PolicyBenchmark {

    private static final String ACCOUNT = "123456789012";
    private static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow",
              "Principal": {"Federated": "%s"},
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {
                "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
                "StringLike": {"token.actions.githubusercontent.com:sub":
                  "repo:octo-org/octo-repo:ref:refs/heads/*"}}}]}
            """
                    .formatted(PROVIDER);

    private final Evaluator evaluator = new Evaluator();
    private PolicyStack trust;
    private PolicyStack identity;
    private String resource;

    @Param({"4", "10", "200"})
    public int statements;

    /// Parses the policies; parsing is not measured.
    @Setup
    public void prepare() {
        trust =
                PolicyStack.trust(
                        new NamedPolicy("trust", PolicyParser.parse(TRUST, PolicyKind.TRUST)));
        String document =
                IntStream.range(0, statements)
                        .mapToObj(PolicyBenchmark::statement)
                        .collect(
                                Collectors.joining(
                                        ",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
        identity =
                PolicyStack.EMPTY.withIdentity(
                        List.of(
                                new NamedPolicy(
                                        "identity",
                                        PolicyParser.parse(document, PolicyKind.IDENTITY))));
        resource = "arn:aws:s3:::team-" + (statements - 1) + "-artifacts/builds/42/app.tar.gz";
        check(trust(), "the trust policy");
        check(identity(), "the identity policy");
    }

    private static String statement(int index) {
        return """
        {"Sid":"Team%d","Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:ListBucket"],\
        "Resource":["arn:aws:s3:::team-%d-artifacts","arn:aws:s3:::team-%d-artifacts/*"],\
        "Condition":{"StringEquals":{"aws:PrincipalAccount":"123456789012"}}}\
        """
                .formatted(index, index, index);
    }

    private static void check(Decision decision, String what) {
        if (!decision.allowed()) {
            throw new IllegalStateException(
                    what + " must allow, or the benchmark measures nothing");
        }
    }

    /// The README's trust policy against a GitHub token's claims.
    @Benchmark
    public Decision trust() {
        CallerPrincipal caller = new CallerPrincipal.Federated(PROVIDER);
        RequestContext context =
                RequestContext.builder()
                        .caller(caller)
                        .single("token.actions.githubusercontent.com:aud", "sts.amazonaws.com")
                        .single(
                                "token.actions.githubusercontent.com:sub",
                                "repo:octo-org/octo-repo:ref:refs/heads/main")
                        .single("token.actions.githubusercontent.com:actor", "octocat")
                        .single(
                                "token.actions.githubusercontent.com:repository",
                                "octo-org/octo-repo")
                        .single("token.actions.githubusercontent.com:ref", "refs/heads/main")
                        .build();
        return evaluator.evaluate(
                new AuthorizationRequest(
                        "sts:AssumeRoleWithWebIdentity",
                        "arn:aws:iam::123456789012:role/deploy",
                        ACCOUNT,
                        caller,
                        context),
                trust);
    }

    /// An identity policy of the given number of statements, the last one matching.
    @Benchmark
    public Decision identity() {
        CallerPrincipal caller =
                new CallerPrincipal.RoleSession(
                        "arn:aws:sts::123456789012:assumed-role/deploy/run-1",
                        "arn:aws:iam::123456789012:role/deploy",
                        "AROAEXAMPLEEXAMPLE123",
                        "run-1",
                        ACCOUNT);
        RequestContext context =
                RequestContext.builder()
                        .caller(caller)
                        .single("aws:SourceIp", "192.0.2.7")
                        .single("aws:SecureTransport", "true")
                        .single("aws:CurrentTime", "2026-11-24T12:00:00Z")
                        .build();
        return evaluator.evaluate(
                new AuthorizationRequest("s3:GetObject", resource, ACCOUNT, caller, context),
                identity);
    }
}
