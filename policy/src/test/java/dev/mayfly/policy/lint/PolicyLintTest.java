package dev.mayfly.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.findings.Finding;
import dev.mayfly.policy.findings.PolicyChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PolicyLintTest {
    private static final PolicyChecker CHECKER = PolicyLint.checker(ActionCatalogue.load());

    /// Room for a busy machine; what it guards against would take minutes.
    private static final Duration BOUND = Duration.ofSeconds(5);

    private static final List<String> SCRAPS =
            List.of(
                    "*",
                    "[]",
                    "{}",
                    "\"\"",
                    "null",
                    "0",
                    "true",
                    "${",
                    ":",
                    "NotPrincipal",
                    "/",
                    "\"*\"",
                    "31556889864403199",
                    "ForAllValues:",
                    "IfExists",
                    "arn:aws:iam::");

    @Test
    void neverThrowsWhateverIsChangedInAPolicy() throws IOException {
        Random random = new Random(11);
        for (String text : cases()) {
            for (int i = 0; i < 12; i++) {
                String changed = changed(text, random);
                for (PolicyKind kind :
                        List.of(PolicyKind.TRUST, PolicyKind.IDENTITY, PolicyKind.RESOURCE)) {
                    assertThat(CHECKER.check(changed, kind)).as(changed).doesNotContainNull();
                }
            }
        }
    }

    @Test
    void toleratesADateAtTheEndOfTime() {
        String policy =
                """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*",
                 "Action": "sts:AssumeRole",
                 "Condition": {"DateGreaterThan": {"aws:CurrentTime": "31556889864403199"}}}}
                """;
        assertThat(CHECKER.check(policy, PolicyKind.TRUST)).isNotEmpty();
    }

    @Test
    void endsSoonOnPatternsMadeOfStars() {
        String values =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> "\"*a*b*c*:*?" + i + "*:*\"")
                        .collect(Collectors.joining(","));
        String policy =
                """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                 "Principal": {"Federated":
                  "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
                 "Action": "sts:AssumeRoleWithWebIdentity",
                 "Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": [%s]}}}}
                """
                        .formatted(values);
        List<Finding> findings =
                Assertions.assertTimeoutPreemptively(
                        BOUND, () -> CHECKER.check(policy, PolicyKind.TRUST));
        assertThat(findings).isNotEmpty();
    }

    private static String changed(String text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(12));
        String scrap = random.nextBoolean() ? "" : SCRAPS.get(random.nextInt(SCRAPS.size()));
        return text.substring(0, at) + scrap + text.substring(end);
    }

    private static List<String> cases() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("src/test/cases/findings"))) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .map(PolicyLintTest::policy)
                    .toList();
        }
    }

    /// From the first policy of the file on; what stands behind it is one change more.
    private static String policy(Path path) {
        try {
            String text = Files.readString(path);
            int start = text.indexOf("\"policy\": ");
            int end = text.indexOf("\"expect\"");
            return start < 0 || end < start
                    ? "{\"Statement\": []}"
                    : text.substring(start + 10, text.lastIndexOf(',', end));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
