package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    @TempDir Path temp;

    @Test
    void becomesReadyAndSaysSo() throws Exception {
        try (RunningMayfly mayfly = RunningMayfly.start(temp.resolve("data"))) {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(mayfly.url().resolve("/-/health/live"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void printsTheNextCommandsToType() {
        try (RunningMayfly mayfly = RunningMayfly.start(temp.resolve("data"))) {
            mayfly.stop();

            assertThat(mayfly.output())
                    .contains("eval \"$(mayfly env --admin)\"")
                    .contains("aws sts get-caller-identity")
                    .contains("mayfly tour");
        }
    }

    @Test
    void keepsItsDataWhereOnlyItsOwnerCanEnter() throws IOException {
        Path data = temp.resolve("data");
        try (RunningMayfly _ = RunningMayfly.start(data)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(data)) {
                assertThat(files.filter(Files::isRegularFile))
                        .isNotEmpty()
                        .allSatisfy(file ->
                                assertThat(
                                                PosixFilePermissions.toString(
                                                        Files.getPosixFilePermissions(file)))
                                        .as(file.toString())
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void refusesASecondAuthorityOnTheSameDirectoryAndNamesTheFirst() {
        Path data = temp.resolve("data");
        try (RunningMayfly mayfly = RunningMayfly.start(data)) {
            Finished second = up(data);

            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.err())
                    .startsWith("mayfly: error: another authority (pid " + mayfly.pid() + ")")
                    .contains("mayfly: hint: ")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void startsAgainAfterItWasKilled() {
        Path data = temp.resolve("data");
        try (RunningMayfly first = RunningMayfly.start(data)) {
            first.kill();
            try (RunningMayfly second = RunningMayfly.start(data)) {
                assertThat(second.pid()).isNotEqualTo(first.pid());
            }
        }
    }

    @Test
    void refusesADirectoryThatOthersCanEnter() throws IOException {
        Path data = Files.createDirectory(temp.resolve("data"));
        Files.writeString(data.resolve("something"), "in it");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));

        Finished refused = up(data);

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("other accounts can enter").contains("chmod 700");
    }

    @Test
    void closesAnEmptyDirectoryThatOthersCanEnter() throws IOException {
        Path data = Files.createDirectory(temp.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (RunningMayfly _ = RunningMayfly.start(data)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void refusesToListenOffLoopbackWithoutTls() {
        Finished refused =
                Finished.run(
                        Map.of(),
                        RunningMayfly.command(
                                List.of(
                                        "up",
                                        "--data",
                                        temp.resolve("data").toString(),
                                        "--listen",
                                        "0.0.0.0:0")));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("needs TLS").contains("--tls-cert");
    }

    private static Finished up(Path data) {
        return Finished.run(
                Map.of(),
                RunningMayfly.command(
                        List.of("up", "--data", data.toString(), "--listen", "127.0.0.1:0")));
    }
}
