package dev.mayfly.bench;

import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.explain.Explainer;
import dev.mayfly.policy.explain.Explanation;
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

/// Time to explain a denial by a policy of 200 statements: every statement with its first clause
/// that failed, AWS's sentence, and changes that would allow, each tried.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup before any benchmark
public class ExplanationBenchmark {
    private final Explainer explainer = new Explainer();
    private PolicyStack stack;
    private AuthorizationRequest request;

    @Param({"HEADS", "TAILS", "CONDITIONS", "VALUES"})
    public PolicyShape shape;

    /// Parses the policy; parsing is not measured.
    @Setup
    public void prepare() {
        stack =
                PolicyStack.EMPTY.withIdentity(
                        List.of(new NamedPolicy("identity", shape.policy(200))));
        request = SessionRequest.of("team-x", "arn:aws:s3:::team-x-artifacts/builds/42/app.tar.gz");
        if (explain().decision().allowed()) {
            throw new IllegalStateException("the policy must deny");
        }
    }

    @Benchmark
    public Explanation explain() {
        return explainer.explain(request, stack);
    }
}
