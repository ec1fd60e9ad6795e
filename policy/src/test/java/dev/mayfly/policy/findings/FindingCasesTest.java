package dev.mayfly.policy.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.lint.PolicyLint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FindingCasesTest {
    private static final PolicyChecker CHECKER = PolicyLint.checker(ActionCatalogue.load());

    @TestFactory
    Stream<DynamicTest> findsInEveryCaseWhatItsSourceSays() throws IOException {
        return FindingCase.all().stream()
                .map(one -> dynamicTest(one.file() + ": " + one.title(), () -> run(one)));
    }

    @TestFactory
    Stream<DynamicTest> mendsWhatItSaysAFixFor() throws IOException {
        return FindingCase.all().stream()
                .filter(one -> one.expected().stream().anyMatch(e -> e.fix().isPresent()))
                .map(one -> dynamicTest(one.file() + ": " + one.title(), () -> mend(one)));
    }

    @Test
    void namesEveryCaseOnce() throws IOException {
        assertThat(FindingCase.all()).extracting(FindingCase::title).doesNotHaveDuplicates();
    }

    private static void run(FindingCase one) {
        List<Finding> left = new ArrayList<>(CHECKER.check(one.text(), one.target()));
        left.removeIf(finding -> !one.compares(finding));
        List<FindingCase.Expected> missing = new ArrayList<>();
        for (FindingCase.Expected expected : one.expected()) {
            int found = index(left, expected);
            if (found < 0) {
                missing.add(expected);
            } else {
                left.remove(found);
            }
        }
        assertThat(missing).as("missing; unexpected are %s", told(left)).isEmpty();
        assertThat(told(left)).as("unexpected").isEmpty();
    }

    private static int index(List<Finding> findings, FindingCase.Expected expected) {
        for (int i = 0; i < findings.size(); i++) {
            if (expected.matches(findings.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        finding.severity()
                                + " "
                                + finding.code()
                                + " at "
                                + FindingCase.pointer(finding.locations().getFirst())
                                + finding.fix().map(fix -> " fix " + fix.replacement()).orElse("")
                                + ": "
                                + finding.message())
                .toList();
    }

    private static void mend(FindingCase one) {
        List<Finding> before = CHECKER.check(one.text(), one.target());
        for (Finding finding : before) {
            finding.fix()
                    .ifPresent(fix -> {
                        List<Finding> after = CHECKER.check(fix.applyTo(one.text()), one.target());
                        assertThat(count(after, finding.code()))
                                .as("%s after %s", finding.code(), fix.title())
                                .isLessThan(count(before, finding.code()));
                    });
        }
    }

    private static long count(List<Finding> findings, String code) {
        return findings.stream().filter(finding -> finding.code().equals(code)).count();
    }
}
