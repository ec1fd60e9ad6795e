package dev.mayfly.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicyCasesTest {
    private static final Path CASES = Path.of("src/test/cases");

    static List<CaseFile> all() throws IOException {
        try (Stream<Path> paths = Files.walk(CASES)) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .filter(path -> !path.startsWith(CASES.resolve("findings")))
                    .filter(path -> !path.startsWith(CASES.resolve("prove")))
                    .sorted()
                    .map(CaseFile::read)
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicContainer> decidesEveryCaseAsItsSourceSays() throws IOException {
        return all().stream()
                .map(file ->
                        dynamicContainer(
                                CASES.relativize(file.path()).toString(),
                                file.checks().stream()
                                        .map(check ->
                                                dynamicTest(check.title(), () -> run(check)))));
    }

    @Test
    void holdsAtLeast150Files() throws IOException {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void namesASourceInEveryFileAndNoTitleTwice() throws IOException {
        assertThat(all()).allSatisfy(file -> assertThat(file.source()).hasSizeGreaterThan(10));
        assertThat(all()).extracting(CaseFile::title).doesNotHaveDuplicates();
    }

    private static void run(CaseFile.Check check) {
        Decision decision =
                new Evaluator()
                        .evaluate(
                                CaseInput.request(check.request()),
                                CaseInput.stack(check.policies()));
        assertThat(decision.getClass().getSimpleName()).as(check.title()).isEqualTo(check.expect());
        check.layer().ifPresent(layer -> assertThat(layers(decision)).contains(layer));
        check.statement().ifPresent(name -> assertThat(statements(decision)).contains(name));
    }

    private static List<String> layers(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed ->
                    allowed.grants().stream().map(grant -> grant.layer().written()).toList();
            case Decision.ExplicitlyDenied denied -> List.of(denied.by().layer().written());
            case Decision.ImplicitlyDenied denied -> List.of(denied.missing().written());
        };
    }

    private static List<String> statements(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed ->
                    allowed.grants().stream().map(grant -> grant.statement().name()).toList();
            case Decision.ExplicitlyDenied denied -> List.of(denied.by().statement().name());
            case Decision.ImplicitlyDenied _ -> List.of();
        };
    }
}
