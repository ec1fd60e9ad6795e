package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Containers on a bridge whose address is the credential address: boto3 of Debian, unmodified, in
/// podman containers over this machine's own file system.
class PodmanTest {

    private static final String WHO =
            """
            import boto3
            found = boto3.Session().get_credentials()
            print(found.method, found.access_key)
            """;

    @TempDir private static Path temp;
    private static Podman podman;
    private static Process site;
    private static String accessKeyId = "";
    private static String web = "";
    private static String batch = "";

    @BeforeAll
    static void start() throws IOException {
        Optional<String> objection = Podman.objection();
        assumeThat(objection).as(objection.orElse("podman is there")).isEmpty();
        assumeThat(Finished.run(Map.of(), List.of("/usr/bin/python3", "-c", "import boto3")))
                .as("python3-boto3 is installed")
                .extracting(Finished::exitCode)
                .isEqualTo(0);
        podman = Podman.open();
        site =
                new ProcessBuilder(
                                podman.inside(
                                        List.of(
                                                System.getProperty("java.home") + "/bin/java",
                                                "-Dmayfly.jar=" + System.getProperty("mayfly.jar"),
                                                "-cp",
                                                System.getProperty("java.class.path"),
                                                BridgeSite.class.getName(),
                                                temp.toString())))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader lines = site.inputReader(StandardCharsets.UTF_8);
        accessKeyId = lines.readLine();
        web = lines.readLine();
        batch = lines.readLine();
        assertThat(batch).startsWith("/v2/credentials/");
    }

    @AfterAll
    static void stop() throws Exception {
        if (site != null) {
            site.getOutputStream().close();
            assertThat(site.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        if (podman != null) {
            podman.close();
        }
    }

    @Test
    void aContainerBecomesItsTasksRole() {
        assertThat(ask(BridgeSite.WEB, web).out().strip())
                .isEqualTo("container-role " + accessKeyId);
        assertThat(ask(BridgeSite.BATCH, batch).out().strip())
                .isEqualTo("container-role " + accessKeyId);
    }

    @Test
    void anotherContainerReadsNothingEvenWithTheIdentifier() {
        Finished thief = ask(BridgeSite.BATCH, web);

        assertThat(thief.exitCode()).isNotZero();
        assertThat(thief.out()).doesNotContain(accessKeyId);
        assertThat(thief.err()).contains("these credentials belong to another task");
    }

    @Test
    void aContainerThatIsNoTaskReadsNothing() {
        assertThat(ask("169.254.170.77", web).err())
                .contains("these credentials belong to another task");
    }

    @Test
    void theHostItselfReadsNothing() {
        Finished host =
                Finished.run(
                        Map.of("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", web),
                        podman.inside(List.of("/usr/bin/python3", "-c", WHO)));

        assertThat(host.exitCode()).isNotZero();
        assertThat(host.err()).contains("these credentials belong to another task");
    }

    private static Finished ask(String address, String relativeUri) {
        return podman.podman(
                "run",
                "--rm",
                "--network",
                Podman.NETWORK,
                "--ip",
                address,
                "--env",
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI=" + relativeUri,
                "--env",
                "HOME=/nonexistent",
                "--rootfs",
                "/:O",
                "/usr/bin/python3",
                "-c",
                WHO);
    }
}
