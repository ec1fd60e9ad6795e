package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `mayfly creds`, `exec` and `serve-credentials`: stock clients on a machine without an agent.
class LocalCredentialsTest {

    private static final List<String> PROGRAM =
            List.of("/usr/bin/python3", "src/test/clients/local_credentials.py", "an-argument");
    private static final int ITS_EXIT_CODE = 7;
    private static final String DEPLOYED = "arn:aws:sts::123456789012:assumed-role/deploy/";

    @TempDir private static Path temp;
    private static RunningMayfly mayfly;
    private static LocalMachine machine;
    private static Deployment deployment;

    @BeforeAll
    static void start() {
        mayfly = RunningMayfly.start(temp.resolve("data"));
        machine = LocalMachine.of(mayfly, temp);
        deployment = Deployment.on(mayfly, temp);
    }

    @AfterAll
    static void stop() {
        mayfly.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"BOTO3", "NEWER_BOTO3", "AWS_CLI_1", "AWS_CLI_2"})
    void aCertificateIsTheRoleOfAProfile(StockClient client) {
        assumeThat(client.command("")).as("it is installed").isPresent();
        String name = "shown-" + client.name().replace("_", "-").toLowerCase(Locale.ROOT);
        Map<String, String> environment = withCertificate(name);

        Finished identity = client.run(mayfly.url().toString(), environment);

        assertThat(identity.exitCode()).as(identity.err()).isZero();
        assertThat(identity.out().strip()).isEqualTo(LocalMachine.IDENTITY + machine.serial(name));
    }

    @Test
    void programsThatAskAtOnceMakeOneSession() {
        Map<String, String> environment = withCertificate("crowd");
        long before = sessions();
        List<Finished> identities;
        try (var programs = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Finished>> started =
                    IntStream.range(0, 12)
                            .mapToObj(_ ->
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    StockClient.AWS_CLI_2.run(
                                                            mayfly.url().toString(), environment),
                                            programs))
                            .toList();
            identities = started.stream().map(CompletableFuture::join).toList();
        }

        assertThat(identities)
                .allSatisfy(identity ->
                        assertThat(identity.out())
                                .as(identity.err())
                                .startsWith(LocalMachine.IDENTITY));
        assertThat(sessions() - before).isEqualTo(1);
        assertThat(Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""), "mayfly", "credentials"))
                .isDirectoryContaining("glob:**.answer");
    }

    @Test
    void aProgramFindsTheRoleAtAnEndpointAndNobodyFindsItsSecrets() {
        List<String> source = at(machine.certificate("program"));
        Map<String, String> environment = new HashMap<>(machine.bare("program"));
        environment.put("KEY_FILE", temp.resolve("program.key").toString());

        Finished program = exec(environment, source);

        assertThat(program.exitCode()).as(program.err()).isEqualTo(ITS_EXIT_CODE);
        assertThat(program.out().lines())
                .containsExactly(
                        "arn: " + LocalMachine.IDENTITY + machine.serial("program"),
                        "method: container-role",
                        "hidden: ['argument', \"endpoint's token\", 'private key', 'secret key',"
                                + " 'session token']",
                        "seen: ['argument']");
    }

    @Test
    void plainVariablesAreNotInAnyCommandLineEither() {
        Finished program =
                exec(machine.bare("plain"), with(at(machine.certificate("plain")), "--env"));

        assertThat(program.exitCode()).as(program.err()).isEqualTo(ITS_EXIT_CODE);
        assertThat(program.out())
                .contains("arn: " + LocalMachine.IDENTITY, "method: env", "seen: ['argument']");
    }

    @Test
    void aProgramOfAProfileKnowsItsRegionAndAuthority() {
        Map<String, String> environment =
                machine.environment(
                        "ci",
                        "role_arn = "
                                + Deployment.ROLE_ARN
                                + "\nrole_session_name = by-profile\nweb_identity_token_file = "
                                + deployment.tokenFile("refs/heads/main"));

        Finished program = exec(environment, List.of("--profile", "ci"));

        assertThat(program.exitCode()).as(program.err()).isEqualTo(ITS_EXIT_CODE);
        assertThat(program.out())
                .contains("arn: " + DEPLOYED + "by-profile", "method: container-role");
    }

    @Test
    void aTokenInAFileIsTheRoleOfAProfile() {
        Finished identity = withToken("main");

        assertThat(identity.exitCode()).as(identity.err()).isZero();
        assertThat(identity.out().strip()).isEqualTo(DEPLOYED + "local");
    }

    @Test
    void theTokenOfAnotherBranchIsRefusedInTheWordsOfTheAuthority() {
        Finished refused = withToken("evil");

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.out()).doesNotContain("assumed-role");
        assertThat(refused.err())
                .contains("AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void aNodeHasTheRoleOfItsInstanceProfile() {
        Path node = temp.resolve("node");
        RunningAgent.prepare(mayfly);
        RunningAgent.join(mayfly, "web-1", node);
        List<String> source = List.of("--node", "--data", node.toString());
        String role = "arn:aws:sts::123456789012:assumed-role/" + RunningAgent.ROLE + "/";

        Finished program = exec(machine.bare("node"), source);
        Map<String, String> environment = withSource("joined", source);
        Finished identity = StockClient.BOTO3.run(mayfly.url().toString(), environment);

        assertThat(program.exitCode()).as(program.err()).isEqualTo(ITS_EXIT_CODE);
        assertThat(program.out()).contains("arn: " + role, "method: container-role");
        assertThat(identity.out()).as(identity.err()).startsWith(role);
    }

    @Test
    void aMachineThatDidNotJoinIsNoNode() {
        Finished refused =
                Finished.run(
                        machine.bare("stranger"),
                        LocalMachine.command(
                                "creds",
                                List.of("--node", "--data", temp.resolve("nowhere").toString())));

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("nowhere` cannot be read").doesNotContain("\tat ");
    }

    @Test
    void aRevokedCertificateGetsNothingAndSaysWhy() {
        List<String> source = at(machine.certificate("gone"));
        Map<String, String> environment = machine.bare("gone");
        List<String> creds = LocalMachine.command("creds", source, "--no-cache");
        assertThat(Finished.run(environment, creds).exitCode()).isZero();

        assertThat(mayfly.mayfly("ca", "revoke", machine.serial("gone")).exitCode()).isZero();
        Finished refused = Finished.run(environment, creds);
        Finished program = exec(environment, source);

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("mayfly: ")
                .contains("AccessDenied")
                .doesNotContain("\tat ");
        assertThat(program.exitCode()).isNotZero().isNotEqualTo(ITS_EXIT_CODE);
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).contains("AccessDenied");
    }

    @Test
    void programsOfAnotherShellFindTheRoleByTheExports() throws Exception {
        List<String> command =
                LocalMachine.command("serve-credentials", at(machine.certificate("laptop")));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(temp.resolve("served.err").toFile());
        builder.environment().putAll(machine.bare("laptop"));
        Process serving = builder.start();
        try (BufferedReader lines = serving.inputReader(StandardCharsets.UTF_8)) {
            Map<String, String> environment = new HashMap<>();
            while (!environment.containsKey("AWS_REGION")) {
                String[] export =
                        String.valueOf(lines.readLine()).replaceFirst("^export ", "").split("=", 2);
                environment.put(export[0], export[1].replaceAll("^'|'$", ""));
            }

            Finished identity = StockClient.BOTO3.run(mayfly.url().toString(), environment);

            assertThat(environment).containsEntry("AWS_ENDPOINT_URL", mayfly.url().toString());
            assertThat(identity.out()).as(identity.err()).startsWith(LocalMachine.IDENTITY);
        } finally {
            serving.destroy();
            assertThat(serving.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Map<String, String> withCertificate(String name) {
        return withSource(name, machine.certificate(name));
    }

    private static Map<String, String> withSource(String name, List<String> source) {
        List<String> more = source.contains("--node") ? source : at(source);
        Map<String, String> environment =
                machine.environment(name, LocalMachine.credentialProcess(more));
        environment.put("AWS_PROFILE", name);
        return environment;
    }

    private static Finished withToken(String branch) {
        Path token = deployment.tokenFile("refs/heads/" + branch);
        List<String> source =
                List.of(
                        "--web-identity-token-file",
                        token.toString(),
                        "--role-arn",
                        Deployment.ROLE_ARN,
                        "--role-session-name",
                        "local",
                        "--region",
                        "us-east-1");
        return StockClient.BOTO3.run(
                mayfly.url().toString(), withSource("token-" + branch, source));
    }

    private static Finished exec(Map<String, String> environment, List<String> source) {
        return Finished.run(
                environment,
                LocalMachine.command("exec", with(source, "--"), PROGRAM.toArray(String[]::new)));
    }

    private static List<String> at(List<String> source) {
        return with(source, "--endpoint-url", mayfly.url().toString());
    }

    private static List<String> with(List<String> source, String... more) {
        return Stream.concat(source.stream(), Stream.of(more)).toList();
    }

    private static long sessions() {
        Finished trail = mayfly.mayfly("trail", "--event", "CreateSession", "--format", "json");
        assertThat(trail.exitCode()).as(trail.err()).isZero();
        return trail.out().split("\"eventName\"\\s*:\\s*\"CreateSession\"", -1).length - 1L;
    }
}
