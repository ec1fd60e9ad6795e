package dev.mayfly.bench;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.prove.Limits;
import dev.mayfly.policy.prove.Proof;
import dev.mayfly.policy.prove.TrustProver;
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

/// Time to answer "does this trust policy let in this organisation only", for the usual policy and
/// for those that cost most.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup before any benchmark
public class ProverBenchmark {
    private static final String ORGANISATION = "repo:octo-org/*";

    /// A claim about a trust policy's subjects.
    public enum Claim {
        /// One organisation, which is so.
        HELD(quoted(ORGANISATION), ORGANISATION, Proof.Proved.class),
        /// An organisation's name without its slash, which lets in others.
        PREFIX(quoted("repo:octo-org*"), ORGANISATION, Proof.Refuted.class),
        /// Sixty subjects, of which one is mistyped.
        TYPO_OF_60(sixty(), ORGANISATION, Proof.Refuted.class),
        /// Patterns whose deterministic automata have 2^24 states and more.
        EXPLODING(quoted("*a" + "?".repeat(24)), "*b" + "?".repeat(24), Proof.Refuted.class);

        private final String subjects;
        private final String claim;
        private final Class<? extends Proof> answer;

        Claim(String subjects, String claim, Class<? extends Proof> answer) {
            this.subjects = subjects;
            this.claim = claim;
            this.answer = answer;
        }

        private static String quoted(String subject) {
            return '"' + subject + '"';
        }

        private static String sixty() {
            return IntStream.range(0, 60)
                    .mapToObj(i -> (i == 37 ? "repo:octo-orgs/s" : "repo:octo-org/s") + i + ":*")
                    .map(Claim::quoted)
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }

    private final TrustProver prover = new TrustProver();
    private PolicyDocument trust;

    @Param public Claim claim;

    /// Parses the policy, which is not measured, and sees that the answer is right.
    @Setup
    public void prepare() {
        trust =
                PolicyParser.parse(
                        """
                        {"Version": "2012-10-17",
                         "Statement": {
                           "Effect": "Allow",
                           "Principal": {"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
                           "Action": "sts:AssumeRoleWithWebIdentity",
                           "Condition": {"StringLike": {
                             "token.actions.githubusercontent.com:sub": %s}}}}
                        """
                                .formatted(claim.subjects),
                        PolicyKind.TRUST);
        Proof proof = prove();
        if (!claim.answer.isInstance(proof)) {
            throw new IllegalStateException("wrong answer: " + proof);
        }
    }

    @Benchmark
    public Proof prove() {
        return prover.only(trust, claim.claim, Limits.usual());
    }
}
