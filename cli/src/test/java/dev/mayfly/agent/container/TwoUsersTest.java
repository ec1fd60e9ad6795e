package dev.mayfly.agent.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two tasks as real processes of two users. Only root can start them.
class TwoUsersTest {

    private static final long ONE = 47_101;
    private static final long OTHER = 47_102;

    private Path directory = Path.of("");
    private ServedTasks served;
    private Registration web;
    private Registration batch;

    /// Below /tmp itself: other users cannot enter a test's usual directory.
    @BeforeEach
    void serveTwoTasks() throws IOException {
        assumeThat(ServedTasks.ourUid()).as("these tests run as root").isZero();
        assumeThat(Path.of("/usr/bin/setpriv")).as("setpriv is installed").isExecutable();
        directory = Files.createTempDirectory("mayfly-two-users");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        served =
                ServedTasks.in(
                        directory.resolve("data"),
                        directory.resolve("tokens"),
                        ServedTasks.freePort());
        web = served.register("web", ONE);
        batch = served.register("batch", OTHER);
        served.sessions.arrive("web");
        served.sessions.arrive("batch");
    }

    @AfterEach
    void stop() throws Exception {
        if (served != null) {
            served.close();
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void eachReadsItsOwnWithTheTokenOfItsFile() throws Exception {
        assertThat(ask(ONE, web, "$(cat " + web.tokenFile() + ")"))
                .contains(" 200 ", "secret-of-web");
        assertThat(ask(OTHER, batch, "$(cat " + batch.tokenFile() + ")"))
                .contains(" 200 ", "secret-of-batch");
    }

    @Test
    void noneReadsTheOthersEvenWithIdentifierAndToken() throws Exception {
        String answer = ask(OTHER, web, web.token().reveal());

        assertThat(answer).contains(" 403 ").doesNotContain("secret-of");
    }

    @Test
    void noneReadsTheOthersTokenFileOrRegistration() throws Exception {
        assertThat(as(OTHER, "cat " + web.tokenFile())).contains("Permission denied");
        assertThat(as(OTHER, "ls " + web.tokenFile().getParent())).contains("Permission denied");
        assertThat(as(OTHER, "cat " + directory.resolve("data/tasks/web/registration.json")))
                .contains("Permission denied");
    }

    @Test
    void notEvenRootIsTheTask() throws Exception {
        String answer = served.get(web.relativeUri(), "Authorization: " + web.token().reveal());

        assertThat(answer).contains(" 403 ").doesNotContain("secret-of");
    }

    @Test
    void noneReadsTheOthersMetadata() throws Exception {
        assertThat(request(OTHER, web.metadataUri().getPath() + "-app", "none")).contains(" 404 ");
    }

    @Test
    void theTokenFileIsReplacedInOneStep() throws Exception {
        Object before = Files.getAttribute(web.tokenFile(), "unix:ino");

        Registration again = served.tasks.register(web.task());

        assertThat(Files.getAttribute(again.tokenFile(), "unix:ino")).isNotEqualTo(before);
        assertThat(Files.getAttribute(again.tokenFile(), "unix:uid")).isEqualTo((int) ONE);
        try (var files = Files.list(again.tokenFile().getParent())) {
            assertThat(files).containsExactly(again.tokenFile());
        }
    }

    private String ask(long uid, Registration task, String token) throws Exception {
        return request(uid, task.relativeUri(), token);
    }

    /// In bash alone, so that every machine can run it. `token` may be a command's output.
    private String request(long uid, String path, String token) throws Exception {
        return as(
                uid,
                """
                exec 3<>/dev/tcp/127.0.0.1/%d && printf 'GET %s HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n\
                Authorization: %%s\\r\\nConnection: close\\r\\n\\r\\n' "%s" >&3 && cat <&3
                """
                        .formatted(served.port(), path, token));
    }

    private static String as(long uid, String script) throws Exception {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        "/usr/bin/setpriv",
                                        "--reuid=" + uid,
                                        "--regid=" + uid,
                                        "--clear-groups",
                                        "/bin/bash",
                                        "-c",
                                        script))
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
