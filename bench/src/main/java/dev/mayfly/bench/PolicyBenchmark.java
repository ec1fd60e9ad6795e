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
/// costs in a call. The trust policy is the README's; the identity policies are those of
/// [PolicyShape], and the request asks for what the last statement allows.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup before any benchmark
public class PolicyBenchmark {
    /// What is decided: four and ten statements, or 200 told apart in four ways.
    public enum Case {
        TRUST(PolicyShape.HEADS, 4),
        HEADS_4(PolicyShape.HEADS, 4),
        HEADS_10(PolicyShape.HEADS, 10),
        HEADS_200(PolicyShape.HEADS, 200),
        TAILS_200(PolicyShape.TAILS, 200),
        CONDITIONS_200(PolicyShape.CONDITIONS, 200),
        VALUES_200(PolicyShape.VALUES, 200);

        private final PolicyShape shape;
        private final int count;

        Case(PolicyShape shape, int count) {
            this.shape = shape;
            this.count = count;
        }
    }

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
    private String team;
    private String resource;

    @Param public Case policy;

    /// Parses the policies; parsing is not measured.
    @Setup
    public void prepare() {
        trust =
                PolicyStack.trust(
                        new NamedPolicy("trust", PolicyParser.parse(TRUST, PolicyKind.TRUST)));
        identity =
                PolicyStack.EMPTY.withIdentity(
                        List.of(new NamedPolicy("identity", policy.shape.policy(policy.count))));
        team = "team-" + (policy.count - 1);
        resource = "arn:aws:s3:::" + team + "-artifacts/builds/42/app.tar.gz";
        check(trust(), "the trust policy");
        check(decide(), "the identity policy");
    }

    private static void check(Decision decision, String what) {
        if (!decision.allowed()) {
            throw new IllegalStateException(
                    what + " must allow, or the benchmark measures nothing");
        }
    }

    @Benchmark
    public Decision decide() {
        return policy == Case.TRUST
                ? trust()
                : evaluator.evaluate(SessionRequest.of(team, resource), identity);
    }

    /// The README's trust policy against a GitHub token's claims.
    private Decision trust() {
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
}
