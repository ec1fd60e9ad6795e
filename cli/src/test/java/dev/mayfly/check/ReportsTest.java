package dev.mayfly.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.client.Json;
import dev.mayfly.policy.findings.Finding;
import dev.mayfly.policy.findings.Fix;
import dev.mayfly.policy.findings.Location;
import dev.mayfly.policy.findings.Severity;
import dev.mayfly.policyfiles.Edit;
import dev.mayfly.policyfiles.SourceText;
import dev.mayfly.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/check");

    private static final SourceText POLICY =
            new SourceText(
                    "policies/upload to S3.json",
                    """
                    {
                      "Version": "2012-10-17",
                      "Statement": {"Effect": "Allow", "Action": "s3:GetObjct", "Resource": "*"}
                    }
                    """);

    private static final SourceText PLAN =
            new SourceText("plan.json", "{\"planned_values\": {}, \"hostile\": \"\u001b[31m\"}\n");

    private static final List<CheckedFile> FILES =
            List.of(
                    new CheckedFile(
                            POLICY,
                            1,
                            List.of(
                                    report(
                                            POLICY,
                                            "",
                                            "s3:GetObjct",
                                            Severity.ERROR,
                                            "INVALID_ACTION",
                                            "The action s3:GetObjct does not exist.",
                                            "s3:GetObject"),
                                    report(
                                            POLICY,
                                            "",
                                            "\"*\"",
                                            Severity.SUGGESTION,
                                            "MAYFLY_BROAD_RESOURCE",
                                            "Resource could be narrower.",
                                            "")),
                            List.of()),
                    new CheckedFile(
                            PLAN,
                            2,
                            List.of(
                                    report(
                                            PLAN,
                                            "aws_iam_role.a assume_role_policy",
                                            "hostile",
                                            Severity.SECURITY_WARNING,
                                            "MAYFLY_ANY_REPOSITORY",
                                            "Says \u001b[31m and <b>.",
                                            "")),
                            List.of("aws_iam_role.b is known only after the plan was applied")));

    @Test
    void writesTextForAPerson() throws IOException {
        assertGolden("report.txt", text(FILES, false));
    }

    @Test
    void coloursTheSeverityWhereThereIsATerminal() {
        assertThat(text(FILES, true)).contains("\u001b[31merror\u001b[0m");
    }

    @Test
    void saysThatThereIsNothingToSay() {
        assertThat(text(List.of(new CheckedFile(POLICY, 1, List.of(), List.of())), false))
                .isEqualTo("1 policy in 1 file: nothing to say\n");
    }

    @Test
    void writesJsonForAProgram() throws IOException {
        assertGolden("report.json", JsonReport.of(FILES).write(true) + "\n");
    }

    @Test
    void writesSarifForCodeScanning() throws IOException {
        assertGolden("report.sarif", SarifReport.of(FILES, "1.2.3").write(true) + "\n");
    }

    /// What SARIF 2.1.0 and GitHub ask for. The log was validated against the schema by hand.
    @Test
    void givesEveryResultWhatCodeScanningNeeds() {
        Json run = SarifReport.of(FILES, "1.2.3").items("runs").getFirst();
        List<Json> rules = run.items("tool", "driver", "rules");

        assertThat(run.items("results")).hasSize(3);
        for (Json result : run.items("results")) {
            Json rule = rules.get(Integer.parseInt(result.at("ruleIndex")));
            assertThat(rule.at("id")).isEqualTo(result.at("ruleId")).isNotEmpty();
            assertThat(rule.at("shortDescription", "text")).isNotEmpty();
            assertThat(rule.at("help", "text")).isNotEmpty();
            assertThat(result.at("message", "text")).isNotEmpty();
            assertThat(result.at("level")).isIn("error", "warning", "note");
            Json place =
                    result.items("locations").getFirst().find("physicalLocation").orElseThrow();
            assertThat(place.at("artifactLocation", "uri")).doesNotContain(" ");
            assertThat(Integer.parseInt(place.at("region", "startLine"))).isPositive();
            assertThat(Integer.parseInt(place.at("region", "endColumn")))
                    .isGreaterThan(Integer.parseInt(place.at("region", "startColumn")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a/b.json, a/b.json",
        "./a/../b c.json, b%20c.json",
        "a:b.json, a:b.json",
        "/tmp/a b.json, file:///tmp/a%20b.json",
        "é#?.json, %C3%A9%23%3F.json",
    })
    void namesFilesAsUris(String name, String uri) {
        assertThat(FileUri.of(name)).isEqualTo(uri);
    }

    @Test
    void knowsAFindingAgainBelowNewLines() {
        SourceText moved = new SourceText(POLICY.name(), "\n\n" + POLICY.text());

        assertThat(print(moved)).isEqualTo(print(POLICY));
        assertThat(print(POLICY)).isNotEqualTo(print(PLAN));
    }

    private static String print(SourceText source) {
        String words = source == PLAN ? "hostile" : "s3:GetObjct";
        Report report = report(source, "", words, Severity.ERROR, "CODE", "m", "");
        return new Fingerprints(source).next(report);
    }

    private static Report report(
            SourceText source,
            String owner,
            String words,
            Severity severity,
            String code,
            String message,
            String replacement) {
        int start = source.text().indexOf(words);
        int end = start + words.length();
        Location.Span span =
                new Location.Span(new Location.Point(1, 0, start), new Location.Point(1, 0, end));
        Finding finding = Finding.at(severity, code, message, new Location(List.of(), span));
        String title = "write `" + replacement + "`";
        return replacement.isEmpty()
                ? new Report(owner, finding, source.region(start, end), Optional.empty())
                : new Report(
                        owner,
                        finding.withFix(new Fix(title, start, end, replacement)),
                        source.region(start, end),
                        Optional.of(new Edit(title, start, end, replacement)));
    }

    private static String text(List<CheckedFile> files, boolean colour) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        new TextReport(new Terminal(writer, writer, false, colour, "mayfly")).print(files);
        return out.toString();
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
