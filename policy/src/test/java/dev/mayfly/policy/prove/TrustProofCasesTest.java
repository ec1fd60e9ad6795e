package dev.mayfly.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TrustProofCasesTest {
    private static final Path CASES = Path.of("src/test/cases/prove");

    private final TrustProver prover = new TrustProver();

    static List<ProofCase> all() throws IOException {
        try (Stream<Path> paths = Files.list(CASES)) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .map(ProofCase::read)
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicContainer> answersEveryCase() throws IOException {
        return all().stream()
                .map(file ->
                        dynamicContainer(
                                file.path().getFileName().toString(),
                                file.checks().stream()
                                        .map(check ->
                                                dynamicTest(
                                                        check.title(), () -> run(file, check)))));
    }

    @Test
    void namesASourceInEveryFileAndNoTitleTwice() throws IOException {
        assertThat(all()).allSatisfy(file -> assertThat(file.source()).hasSizeGreaterThan(10));
        assertThat(all()).extracting(ProofCase::title).doesNotHaveDuplicates();
    }

    private void run(ProofCase file, ProofCase.Check check) {
        PolicyDocument policy = trust(file.policy());
        Limits limits = Limits.usual();
        String argument = check.argument().orElse("");
        Proof proof =
                switch (check.claim()) {
                    case "only" -> prover.only(policy, argument, limits);
                    case "never" -> prover.never(policy, argument, limits);
                    case "neverPublic" -> prover.neverPublic(policy, limits);
                    case "noNewAccess" ->
                            prover.noNewAccess(trust(file.older().orElseThrow()), policy, limits);
                    default -> throw new IllegalArgumentException(check.claim());
                };
        assertThat(proof.getClass().getSimpleName()).as(proof.toString()).isEqualTo(check.expect());
        check.witness()
                .ifPresent(witness ->
                        assertThat(((Proof.Refuted) proof).summary()).isEqualTo(witness));
    }

    private static PolicyDocument trust(String json) {
        return PolicyParser.parse(json, PolicyKind.TRUST);
    }
}
