package dev.mayfly.agent.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.agent.peer.Peer;
import dev.mayfly.agent.peer.PeerProcesses;
import dev.mayfly.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoutLogTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir private Path temp;

    private HandoutLog log(long maxBytes) throws IOException {
        return HandoutLog.ofSize(
                temp.resolve("handouts.jsonl"),
                maxBytes,
                new PeerProcesses(Path.of("/proc")),
                () -> NOW);
    }

    private static Handout handout(String key) {
        return new Handout(
                "container",
                "arn:aws:iam::123456789012:role/app",
                key,
                "0123456789abcdef0123456789abcdef",
                new Peer(
                        new InetSocketAddress(InetAddress.ofLiteral("169.254.170.3"), 40000),
                        Optional.empty()));
    }

    @Test
    void aLineSaysWhoGotWhat() throws IOException {
        try (HandoutLog log = log(1000)) {
            log.record(handout("ASIA1"));
        }

        assertThat(Files.readAllLines(temp.resolve("handouts.jsonl")))
                .singleElement()
                .satisfies(line ->
                        assertThat(Json.parse(line))
                                .isEqualTo(
                                        Json.parse(
                                                """
                                                {"time":"2026-11-24T12:00:00Z",
                                                "endpoint":"container",
                                                "role":"arn:aws:iam::123456789012:role/app",
                                                "accessKeyId":"ASIA1",
                                                "task":"0123456789abcdef0123456789abcdef",
                                                "peer":"169.254.170.3"}
                                                """)));
    }

    @Test
    void nobodyElseReadsIt() throws IOException {
        try (HandoutLog log = log(1000)) {
            log.record(handout("ASIA1"));
        }

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(temp.resolve("handouts.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void itGoesOnAfterARestartAndRotatesWhenFull() throws IOException {
        try (HandoutLog log = log(500)) {
            log.record(handout("ASIA1"));
        }
        try (HandoutLog log = log(500)) {
            log.record(handout("ASIA2"));
            log.record(handout("ASIA3"));
        }

        assertThat(keys("handouts.jsonl")).containsExactly("ASIA3");
        assertThat(keys("handouts.jsonl.1")).containsExactly("ASIA1", "ASIA2");
    }

    @Test
    void onlyFourOldFilesAreKept() throws IOException {
        try (HandoutLog log = log(1)) {
            for (int i = 0; i < 8; i++) {
                log.record(handout("ASIA" + i));
            }
        }

        assertThat(keys("handouts.jsonl")).containsExactly("ASIA7");
        assertThat(keys("handouts.jsonl.4")).containsExactly("ASIA3");
        assertThat(temp.resolve("handouts.jsonl.5")).doesNotExist();
    }

    @Test
    void whatCannotBeRecordedIsNotHandedOut() throws IOException {
        HandoutLog log = log(1000);
        log.close();

        assertThatThrownBy(() -> log.record(handout("ASIA1")))
                .isInstanceOf(UncheckedIOException.class);
    }

    private List<String> keys(String file) throws IOException {
        return Files.readAllLines(temp.resolve(file)).stream()
                .map(line -> Json.parse(line).at("accessKeyId"))
                .toList();
    }
}
