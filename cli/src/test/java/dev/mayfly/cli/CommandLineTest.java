package dev.mayfly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.terminal.Terminal;
import dev.mayfly.wiring.Outside;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandLineTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path home;

    static Stream<String> commands() {
        return Main.commandLine(surroundings(Map.of(), new StringWriter(), new StringWriter()))
                .getSubcommands()
                .keySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpsWithEveryCommand(String command) throws IOException {
        assertThat(run(command, "--help")).isZero();

        assertGolden("help-" + command + ".txt", out.toString());
    }

    @ParameterizedTest
    @CsvSource({"check", "simulate"})
    void helpsWithEveryCommandForPolicies(String command) throws IOException {
        assertThat(run("policy", command, "--help")).isZero();

        assertGolden("help-policy-" + command + ".txt", out.toString());
    }

    @ParameterizedTest
    @CsvSource({"init", "issue", "revoke", "list"})
    void helpsWithEveryCommandForCertificateAuthorities(String command) throws IOException {
        assertThat(run("ca", command, "--help")).isZero();

        assertGolden("help-ca-" + command + ".txt", out.toString());
    }

    @ParameterizedTest
    @CsvSource({"add", "join", "list", "lock", "unlock", "allow-recovery", "remove"})
    void helpsWithEveryCommandForNodes(String command) throws IOException {
        assertThat(run("node", command, "--help")).isZero();

        assertGolden("help-node-" + command + ".txt", out.toString());
    }

    @Test
    void namesItsCommands() throws IOException {
        assertThat(run()).isZero();

        assertGolden("help.txt", out.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up --frobnicate            | unknown option: `--frobnicate`",
                "frobnicate                 | unmatched argument",
                "up --listen 6293           | `6293` is no value for `listen` (command line)",
                "up --store mysql           | no store of that kind",
                "up --tls-cert c.pem        | a certificate needs its key",
                "up --config none.yaml      | cannot read the settings file `none.yaml`",
                "explain                    | say what to explain, in one way",
                "explain id --message m     | say what to explain, in one way",
                "revoke                     | say whose sessions to end",
                "prove                      | say what to prove, in one way",
                "prove --all deploy         | say what to prove, in one way",
                "prove --all --never-public | are about one role or file",
                "prove deploy --format svg  | go with --all",
                "prove none.json            | the policy file `none.json` cannot be read",
                "prove deploy               | no authority is running",
                "trail --limit many         | `many` is not an int",
                "trail --format xml         | xml",
                "policy check               | missing required parameter",
                "policy check none.json     | `none.json` cannot be read",
                "policy check --kind x a    | `x`",
                "policy simulate            | missing required option",
                "policy simulate --action x | `x` is no action",
                "policy simulate --action s3:x | there is no policy to try it on",
                "env --profile a/b          | no authority is running",
                "ca issue                   | missing required parameter",
                "ca issue a/b               | `a/b` is no name for a machine",
                "ca init --max-leaf week    | `week` is no time",
                "ca list                    | no authority is running",
            })
    void saysWhatIsWrongInTwoLinesOfOurStyle(String arguments, String expected) {
        int exit = run(arguments.split(" ", -1));

        assertThat(exit).isIn(2, 3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .startsWith("mayfly: error: ")
                .contains(expected)
                .contains("\nmayfly: hint: ")
                .doesNotContain("Exception", "java", "\tat ")
                .hasLineCount(2);
        assertThat(err.toString().charAt("mayfly: error: ".length()))
                .matches(c -> !Character.isUpperCase(c), "lower case");
    }

    @Test
    void distinguishesUsageFromTrouble() {
        assertThat(run("up", "--frobnicate")).isEqualTo(2);
        assertThat(run("admin")).isEqualTo(3);
    }

    @Test
    void namesTheHintInTheTermsOfTheCommand() {
        run("trail", "--frobnicate");

        assertThat(err.toString()).contains("`mayfly trail --help` says what is accepted");
    }

    @Test
    void completesItsCommandsInBash() {
        assertThat(run("completion")).isZero();

        assertThat(out.toString())
                .startsWith("#!/usr/bin/env bash")
                .contains("up")
                .contains("tour");
    }

    @Test
    void writesAManualPageWithEverySetting() {
        assertThat(run("man")).isZero();

        assertThat(out.toString())
                .startsWith(".TH MAYFLY 1")
                .contains(".SS mayfly trail")
                .contains("MAYFLY_TRAIL_DURABLE")
                .doesNotContain("${");
    }

    @Test
    void saysToAJobWithoutATokenWhatItLacks() {
        Map<String, String> job = Map.of("HOME", home.toString(), "GITHUB_ACTIONS", "true");

        assertThat(Main.run(new String[] {"explain"}, surroundings(job, out, err))).isEqualTo(2);

        assertThat(err.toString()).contains("mayfly: hint: ", "id-token: write");
    }

    private int run(String... arguments) {
        return Main.run(arguments, surroundings(Map.of("HOME", home.toString()), out, err));
    }

    private static Surroundings surroundings(
            Map<String, String> environment, StringWriter out, StringWriter err) {
        return new Surroundings(
                environment,
                new Outside(
                        InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")),
                        new SecureRandom(),
                        4711),
                new ByteArrayInputStream(new byte[0]),
                new Terminal(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        false,
                        false,
                        "mayfly"),
                "/opt/mayfly/bin/mayfly");
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
