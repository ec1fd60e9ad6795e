package dev.mayfly.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.NodeOperations;
import dev.mayfly.source.CertificateSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine and an authority, with all that is between them on the wire.
class NodeTest {

    @TempDir private static Path shared;
    private static NodeAuthority authority;
    private static int machines;

    @TempDir private Path temp;
    private String name = "";
    private Node node;

    @BeforeAll
    static void start() {
        authority = new NodeAuthority(shared.resolve("data"));
    }

    @AfterAll
    static void stop() {
        authority.close();
    }

    @BeforeEach
    void join() {
        machines++;
        name = "web-" + machines;
        node = authority.joined(name, temp.resolve("home"));
    }

    @Test
    void getsSessionsUnderItsInstanceIdThatEndWithItsCertificate() {
        assertThat(session(node).expiration())
                .isEqualTo(authority.time.get().plus(Duration.ofHours(1)));

        authority.pass(Duration.ofHours(24).minusMinutes(20));

        assertThat(session(node).expiration())
                .isEqualTo(node.certificate().getNotAfter().toInstant());
        authority.pass(Duration.ofMinutes(6));
        assertThat(refusal(() -> session(node))).contains("the node must recover");
    }

    @Test
    void renewsAtHalfLifeAndNotBefore() {
        authority.pass(Duration.ofHours(11));
        assertThat(node.renewWhereDue()).isFalse();

        authority.pass(Duration.ofHours(1));

        assertThat(node.renewWhereDue()).isTrue();
        assertThat(node.generation()).isEqualTo(2);
        assertThat(node.pending()).isFalse();
        assertThat(session(node).accountId()).hasValue("123456789012");
    }

    @Test
    void asksTheSameAgainWhenTheAnswerIsLost() {
        new NodeHome(temp.resolve("home")).write(NodeHome.PENDING, "a-name-for-this-request\n");
        copy("home", "before");
        authority.pass(Duration.ofHours(12));
        node.renew();
        var given = node.certificate();

        copy("before", "home");
        assertThat(node.pending()).isTrue();
        assertThat(session(node).accountId()).isPresent();
        node.renew();

        assertThat(node.certificate()).isEqualTo(given);
        assertThat(node.generation()).isEqualTo(2);
        assertThat(session(node).accountId()).isPresent();
    }

    @Test
    void goesOnAfterACrashBetweenTheFilesOfARenewal() {
        new NodeHome(temp.resolve("home")).write(NodeHome.PENDING, "a-name-for-this-request\n");
        copy("home", "before");
        node.renew();
        // The certificate is new, the generation old, the request still pending.
        copyFile("before", "home", NodeHome.GENERATION);
        copyFile("before", "home", NodeHome.PENDING);

        node.renew();

        assertThat(node.generation()).isEqualTo(2);
        node.renew();
        assertThat(node.generation()).isEqualTo(3);
    }

    @Test
    void isLockedWhenACopyOfItRenews() {
        copy("home", "copy");
        Node twin = authority.node(temp.resolve("copy"));
        authority.pass(Duration.ofHours(12));
        node.renew();
        Credentials living = session(node);

        assertThat(refusal(twin::renew)).contains("Another holder of this key");

        assertThat(refusal(() -> session(node))).contains("locked");
        assertThat(living.accessKeyId()).startsWith("ASIA");
        try (AuthorityClient client = authority.administrator()) {
            new NodeOperations(client).unlock(name);
        }
        assertThat(refusal(() -> session(node))).contains("must recover");
        node.renew();
        assertThat(session(node).accountId()).isPresent();
        assertThat(refusal(twin::renew)).contains("Another holder of this key");
    }

    @Test
    void recoversAfterDaysWithoutPower() {
        authority.pass(Duration.ofDays(4));
        assertThat(refusal(() -> session(node))).isNotEmpty();

        assertThat(node.renewWhereDue()).isTrue();

        assertThat(node.generation()).isEqualTo(2);
        assertThat(session(node).accountId()).isPresent();
    }

    @Test
    void ofManyThatFindItDueOneRenewsIt() throws Exception {
        authority.pass(Duration.ofHours(12));
        Callable<Boolean> renewal = node::renewWhereDue;
        List<Boolean> renewed = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(8, renewal))) {
                renewed.add(one.get());
            }
        }
        // Another process comes later and finds nothing due.
        renewed.add(authority.node(temp.resolve("home")).renewWhereDue());

        assertThat(renewed).containsOnlyOnce(true).hasSize(9);
        assertThat(node.generation()).isEqualTo(2);
    }

    @Test
    void waitsUntilHalfLifeAndRetriesAtGrowingDistances() throws IOException {
        NodeRenewal renewal = new NodeRenewal(node, authority.time::get, new SplittableRandom(1));
        assertThat(renewal.step()).isBetween(Duration.ofHours(11), Duration.ofHours(14));
        authority.pass(Duration.ofHours(12));
        assertThat(renewal.step()).isGreaterThan(Duration.ofHours(10));

        try (AuthorityClient client = authority.administrator()) {
            new NodeOperations(client).lock(name, Optional.empty());
        }
        authority.pass(Duration.ofHours(12));
        assertThat(renewal.step()).isEqualTo(Duration.ofMinutes(1));

        Path json = temp.resolve("home").resolve(NodeHome.IDENTITY);
        Files.writeString(
                json,
                Files.readString(json).replace(authority.url().toString(), "http://127.0.0.1:9"));
        try (NodeRenewal away =
                new NodeRenewal(
                        authority.node(temp.resolve("home")),
                        authority.time::get,
                        new SplittableRandom(1))) {
            Duration first = away.step();
            Duration second = away.step();
            assertThat(first).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
            assertThat(second).isGreaterThan(first);
        }
        renewal.close();
    }

    @Test
    void refusesADirectoryThatOthersMayEnter() throws IOException {
        Files.setPosixFilePermissions(
                temp.resolve("home"), PosixFilePermissions.fromString("rwxr-x---"));

        assertThat(refusal(() -> authority.node(temp.resolve("home")))).contains("chmod 700");
    }

    private static Credentials session(Node node) {
        try (CertificateSource source = node.instanceSource(NodeAuthority.ROLE)) {
            return source.fetch();
        }
    }

    private static String refusal(Runnable call) {
        SourceException refused = catchThrowableOfType(SourceException.class, call::run);
        assertThat(refused).isNotNull();
        return refused.reason();
    }

    private void copy(String from, String to) {
        Path target = temp.resolve(to);
        try (Stream<Path> files = Files.list(temp.resolve(from))) {
            if (!Files.exists(target)) {
                new NodeHome(target).create();
            }
            for (Path file : files.toList()) {
                copyFile(from, to, file.getFileName().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyFile(String from, String to, String file) {
        try {
            Files.copy(
                    temp.resolve(from).resolve(file),
                    temp.resolve(to).resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
