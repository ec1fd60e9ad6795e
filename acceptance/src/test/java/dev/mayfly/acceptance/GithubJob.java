package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A GitHub Actions job on this machine that runs `aws-actions/configure-aws-credentials`,
/// unchanged, as the runner does: inputs as `INPUT_…` variables, results in the files of GITHUB_ENV
/// and GITHUB_OUTPUT.
///
/// The action's code is not ours to ship. `CONFIGURE_AWS_CREDENTIALS` names the folder of a
/// checkout; without it these tests are skipped.
final class GithubJob {

    private static final String FOLDER = "CONFIGURE_AWS_CREDENTIALS";

    private static final Pattern EXPORT = Pattern.compile("export ([A-Z_]+)='(.*)'");

    /// How the actions' toolkit writes a value to a file of the runner.
    private static final Pattern RECORD =
            Pattern.compile("(\\S+)<<(ghadelimiter_\\S+)\\R(.*?)\\R?\\2\\R", Pattern.DOTALL);

    private final Path home;
    private final Map<String, String> environment;

    private GithubJob(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /// The checkout of the action. Skips the test where there is none.
    static Path action() {
        Optional<String> folder = Optional.ofNullable(System.getenv(FOLDER));
        assumeThat(folder)
                .as(FOLDER + " names a checkout of aws-actions/configure-aws-credentials")
                .isPresent();
        return Path.of(folder.orElseThrow());
    }

    /// A job of octo-org/octo-repo on `ref`, with what `mayfly env --actions` prints. `home` is its
    /// home and workspace.
    static GithubJob on(RunningMayfly mayfly, Path home, String ref) {
        Finished printed =
                mayfly.mayfly("env", "--actions", "--repo", "octo-org/octo-repo", "--ref", ref);
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        Map<String, String> environment = new HashMap<>(runner(home));
        Matcher export = EXPORT.matcher(printed.out());
        while (export.find()) {
            environment.put(export.group(1), export.group(2));
        }
        assertThat(environment).containsKey("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
        return new GithubJob(home, environment);
    }

    /// The same job with further variables.
    GithubJob with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new GithubJob(home, all);
    }

    /// The same job without the variables that begin with `prefix`.
    GithubJob without(String prefix) {
        Map<String, String> left = new HashMap<>(environment);
        left.keySet().removeIf(name -> name.startsWith(prefix));
        return new GithubJob(home, left);
    }

    /// Runs the action's main program with the region and `inputs`.
    Step run(Map<String, String> inputs) {
        return node("dist/index.js", inputs);
    }

    /// Runs what the action does when the job ends.
    Step cleanup() {
        return node("dist/cleanup/index.js", Map.of());
    }

    private Step node(String program, Map<String, String> inputs) {
        Path env = fresh("github-env");
        Path output = fresh("github-output");
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("GITHUB_ENV", env.toString());
        variables.put("GITHUB_OUTPUT", output.toString());
        variables.put("INPUT_AWS-REGION", "us-east-1");
        variables.put("INPUT_AUDIENCE", "sts.amazonaws.com"); // the default in action.yml
        variables.put("INPUT_DISABLE-RETRY", "true");
        inputs.forEach((name, value) -> variables.put("INPUT_" + upper(name), value));
        Finished finished =
                Finished.run(variables, List.of("node", action().resolve(program).toString()));
        return new Step(finished, records(env), records(output));
    }

    private Path fresh(String name) {
        try {
            return Files.createTempFile(home, name, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> records(Path file) {
        try {
            return RECORD.matcher(Files.readString(file))
                    .results()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    record -> record.group(1),
                                    record -> record.group(3),
                                    (_, last) -> last));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> runner(Path home) {
        return Map.of(
                "HOME", home.toString(),
                "GITHUB_WORKSPACE", home.toString(),
                "GITHUB_ACTIONS", "true",
                "GITHUB_REPOSITORY", "octo-org/octo-repo",
                "GITHUB_WORKFLOW", "deploy",
                "GITHUB_ACTION", "configure",
                "GITHUB_ACTOR", "octocat",
                "GITHUB_SHA", "0123456789abcdef0123456789abcdef01234567",
                "GITHUB_REF", "refs/heads/main",
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    private static String upper(String input) {
        return input.toUpperCase(Locale.ROOT);
    }

    /// What a step of the job left: its log, the variables for later steps and its outputs.
    record Step(Finished log, Map<String, String> environment, Map<String, String> outputs) {

        /// The step, when it succeeded.
        Step succeeded() {
            assertThat(log.exitCode()).as(log.out() + log.err()).isZero();
            return this;
        }

        /// The sentence GitHub shows for the failed step.
        String error() {
            assertThat(log.exitCode()).as(log.out() + log.err()).isOne();
            return log.out()
                    .lines()
                    .filter(line -> line.startsWith("::error::"))
                    .collect(Collectors.joining("\n"));
        }

        /// One output.
        String output(String name) {
            assertThat(outputs).containsKey(name);
            return outputs.getOrDefault(name, "");
        }

        /// The exported credentials, alone.
        Map<String, String> credentials() {
            return environment.entrySet().stream()
                    .filter(it -> it.getKey().matches("AWS_(ACCESS|SECRET|SESSION).*"))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
