package dev.mayfly.agent.podidentity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.agent.credentials.Timer;
import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.agent.door.Body;
import dev.mayfly.agent.door.DoorRefusal;
import dev.mayfly.agent.door.LocalRequest;
import dev.mayfly.agent.door.LocalResponse;
import dev.mayfly.agent.handout.HandoutLog;
import dev.mayfly.agent.peer.Peer;
import dev.mayfly.agent.peer.PeerProcesses;
import dev.mayfly.client.Json;
import dev.mayfly.session.Secret;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodIdentityEndpointTest {

    private static final String WEB = "system:serviceaccount:shop:web";

    @TempDir private Path temp;
    private volatile Instant now = Instant.parse("2026-11-24T20:00:00Z");
    private final Queue<Thread> running = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile Optional<SourceException> failure = Optional.empty();
    private PodIdentityEndpoint endpoint;
    private HandoutLog handouts;

    @BeforeEach
    void open() throws IOException {
        Path config =
                Files.writeString(
                        temp.resolve("pods.json"),
                        """
                        {"associations": [
                          {"namespace": "shop", "serviceAccount": "web",
                           "roleArn": "arn:aws:iam::123456789012:role/web"}]}
                        """);
        handouts =
                HandoutLog.in(
                        temp.resolve("handouts.jsonl"),
                        new PeerProcesses(Path.of("/proc")),
                        () -> now);
        Timer timer =
                (delay, work) -> {
                    if (delay.isZero()) {
                        running.add(Thread.ofVirtual().start(work));
                    } else {
                        waiting.add(work);
                    }
                    return () -> waiting.remove(work);
                };
        endpoint =
                new PodIdentityEndpoint(
                        PodRoles.read(config),
                        Source::new,
                        handouts,
                        new WarmCredentials.Means(() -> now, new Random(1), timer));
    }

    @AfterEach
    void close() {
        endpoint.close();
        handouts.close();
    }

    @Test
    void aPodGetsTheSessionOfItsServiceAccountsRole() {
        LocalResponse answer = get(token(WEB));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(text(answer))
                .isEqualTo(
                        """
                        {"AccessKeyId":"ASIA1","SecretAccessKey":"secret","Token":"session",\
                        "AccountId":"123456789012","Expiration":"2026-11-24T21:00:00Z"}\
                        """);
        assertThat(asked).containsExactly("shop/web arn:aws:iam::123456789012:role/web");
    }

    @Test
    void theHandOutIsRecordedWithThePod() throws IOException {
        get(token(WEB));

        Json line = Json.parse(Files.readAllLines(temp.resolve("handouts.jsonl")).getFirst());
        assertThat(line.at("endpoint")).isEqualTo("pod-identity");
        assertThat(line.at("task")).isEqualTo("shop/web/web-7d9f");
        assertThat(line.at("role")).isEqualTo("arn:aws:iam::123456789012:role/web");
    }

    @Test
    void oneTokenIsExchangedOnce() {
        get(token(WEB));
        get(token(WEB));
        assertThat(asked).hasSize(1);

        get(token(WEB, "exp", "" + now.plusSeconds(7200).getEpochSecond()));
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatLivesIsServedWhileTheAuthorityIsAway() throws InterruptedException {
        get(token(WEB));
        failure = Optional.of(SourceException.outage("nobody answers"));

        later(Duration.ofMinutes(50));

        assertThat(get(token(WEB)).status()).isEqualTo(200);
        assertThat(asked).hasSizeGreaterThan(1);
    }

    @Test
    void anAuthorityThatIsAwayIsWorthAnotherTry() {
        failure = Optional.of(SourceException.outage("nobody answers"));

        LocalResponse answer = get(token(WEB));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(text(answer))
                .isEqualTo("(ServiceUnavailableException): nobody answers, fault: server\n");
    }

    @Test
    void whatTheAuthorityRefusesIsSaidInItsWords() {
        failure = Optional.of(SourceException.refused("Not authorized"));

        LocalResponse answer = get(token(WEB));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(text(answer))
                .isEqualTo("(AccessDeniedException): Not authorized, fault: client\n");
    }

    @Test
    void aTokenRefusedAgainAndAgainIsNotAskedForAnyMore() throws InterruptedException {
        failure = Optional.of(SourceException.refused("Not authorized"));
        get(token(WEB));
        for (int i = 0; i < 10; i++) {
            later(Duration.ofSeconds(30));
        }

        assertThat(asked).hasSize(3);
    }

    @Test
    void anEndedTokenIsNotShownAgain() throws InterruptedException {
        get(token(WEB));

        later(Duration.ofMinutes(61));
        later(Duration.ofMinutes(1));

        assertThat(asked).hasSize(1);
        assertThat(get(token(WEB)).status()).isEqualTo(400);
    }

    @Test
    void anAccountWithoutRoleGetsNone() {
        LocalResponse answer = get(token("system:serviceaccount:shop:web2"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(text(answer)).contains("ResourceNotFoundException", "shop/web2");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "exp, 1795550400, token is expired",
        "exp, 1, token is expired",
        "exp, '\"soon\"', exp is no time",
        "nbf, 1795550461, token is not valid yet",
        "aud, '\"sts.amazonaws.com\"', the audience is not pods.eks.amazonaws.com",
        "aud, '[\"a\",\"b\"]', the audience is not pods.eks.amazonaws.com",
        "sub, '\"repo:o/r\"', the subject is no service account",
        "sub, '\"system:serviceaccount:shop\"', the subject is no service account",
        "sub, '\"system:serviceaccount:shop:web:x\"', the subject is no service account",
        "sub, '\"system:serviceaccount::web\"', the subject is no service account",
    })
    void refusesATokenByWhatItSays(String claim, String value, String why) {
        LocalResponse answer = get(token(WEB, claim, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer))
                .isEqualTo("Service account token failed basic claim validations: " + why + "\n");
        assertThat(asked).isEmpty();
    }

    @Test
    void takesATokenASecondBeforeItEndsAndAMinuteBeforeItBegins() {
        assertThat(get(token(WEB, "exp", "1795550401")).status()).isEqualTo(200);
        assertThat(get(token(WEB, "nbf", "1795550460")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b", "a.b.c", "Bearer x", "..", "e30.e30.e30"})
    void refusesWhatIsNoToken(String authorization) {
        LocalResponse answer = get(authorization);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).startsWith("Service account token cannot be parsed");
    }

    @Test
    void refusesNoTokenAndTwo() {
        assertThat(text(answer("/v1/credentials", List.of())))
                .isEqualTo("Service account token cannot be empty\n");
        assertThat(text(answer("/v1/credentials", List.of(""))))
                .isEqualTo("Service account token cannot be empty\n");
        assertThat(answer("/v1/credentials", List.of(token(WEB), token(WEB))).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/credentials/", "/v1/credentials/x", "/v2/credentials"})
    void servesOnePath(String path) {
        assertThat(answer(path, List.of(token(WEB))).status()).isEqualTo(404);
    }

    @Test
    void wordsWhatTheDoorRefuses() {
        assertThat(text(endpoint.refused(DoorRefusal.WRONG_HOST))).startsWith("Access Denied. ");
        assertThat(endpoint.refused(DoorRefusal.WRONG_HOST).status()).isEqualTo(403);
        assertThat(endpoint.refused(DoorRefusal.THROTTLED).status()).isEqualTo(429);
        assertThat(text(endpoint.refused(DoorRefusal.THROTTLED))).startsWith("Too Many Requests. ");
    }

    /// Moves the clock and lets what is due then end.
    private void later(Duration by) throws InterruptedException {
        settle();
        now = now.plus(by);
        for (int round = 0; round < 3; round++) {
            for (Runnable work : List.copyOf(waiting)) {
                waiting.remove(work);
                Thread.ofVirtual().start(work).join();
            }
            settle();
        }
    }

    /// Lets what was started at once end, so that what it leaves for later is there.
    private void settle() throws InterruptedException {
        for (Thread thread = running.poll(); thread != null; thread = running.poll()) {
            thread.join();
        }
    }

    private LocalResponse get(String authorization) {
        return answer("/v1/credentials", List.of(authorization));
    }

    private LocalResponse answer(String path, List<String> authorization) {
        return endpoint.answer(
                new LocalRequest(
                        "GET",
                        path,
                        "",
                        Map.of("authorization", authorization),
                        Body.EMPTY,
                        new Peer(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 9),
                                Optional.empty())));
    }

    private static String text(LocalResponse answer) {
        return answer.body().text();
    }

    private static String token(String subject) {
        return token(subject, "x", "1");
    }

    /// One that ends an hour after the test's time begins, with one claim set otherwise.
    private static String token(String subject, String claim, String value) {
        Map<String, String> claims =
                new LinkedHashMap<>(
                        Map.of(
                                "iss", "\"https://cluster.example\"",
                                "sub", "\"" + subject + "\"",
                                "aud", "[\"pods.eks.amazonaws.com\"]",
                                "iat", "1795550400",
                                "nbf", "1795550400",
                                "exp", "1795554000",
                                "kubernetes.io", "{\"pod\":{\"name\":\"web-7d9f\"}}"));
        claims.put(claim, value);
        String payload =
                claims.entrySet().stream()
                        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
        return base64("{\"alg\":\"RS256\",\"kid\":\"k\"}") + "." + base64(payload) + ".c2ln";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private final class Source implements CredentialSource {

        private final String what;

        private Source(PodToken pod, PodRoles.PodRole role) {
            this.what = pod.account() + " " + role.roleArn();
        }

        @Override
        public Credentials fetch() {
            asked.add(what);
            failure.ifPresent(e -> {
                throw e;
            });
            return new Credentials(
                    "ASIA" + asked.size(),
                    Secret.of("secret"),
                    Secret.of("session"),
                    now.plus(Duration.ofHours(1)),
                    Optional.of("123456789012"),
                    Optional.empty());
        }

        @Override
        public String description() {
            return what;
        }
    }
}
