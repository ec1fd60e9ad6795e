package dev.mayfly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.dispatch.Samples;
import dev.mayfly.wire.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The listener, spoken to in bytes.
class HttpServerTest {

    private static final String POUR = "Action=PourTea&Version=2011-06-15&CupName=mug";

    private final Samples samples = new Samples();
    private final AtomicReference<List<String>> troubled = new AtomicReference<>(List.of());
    private final AtomicReference<Optional<String>> unready =
            new AtomicReference<>(Optional.empty());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        Metrics metrics = new Metrics(List.of(new Metrics.Gauge("mayfly_queue", "Queue", () -> 7)));
        metrics.observed("PourTea", "ok", 1_500_000);
        Routes routes =
                new Routes(
                        samples.dispatcher(),
                        Map.of(
                                "/-/health", new Health(unready::get, troubled::get),
                                "/-/metrics", metrics,
                                "/echo", r -> WireResponse.of(200, "text/plain", r.path()),
                                "/echo/deep", _ -> WireResponse.of(200, "text/plain", "deep"),
                                "/broken",
                                        _ -> {
                                            throw new IllegalArgumentException("secret detail");
                                        }));
        server =
                HttpServer.start(
                        new HttpServer.Binding("127.0.0.1", 0, Optional.empty()),
                        routes,
                        InstantSource.system());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String exchange(byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(bytes);
                out.flush();
                socket.shutdownOutput();
            } catch (IOException _) {
                // the listener may hang up on what it refuses before it has read it all
            }
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                answer.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            return answer.toString(); // hung up on; what arrived is the answer
        }
        return answer.toString();
    }

    private String exchange(String text) throws IOException {
        return exchange(text.getBytes(StandardCharsets.UTF_8));
    }

    private String get(String path) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    private static String post(String body, String... headers) {
        return "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + String.join("", headers)
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    @Test
    void answersAQueryCallWithItsRequestIdInTheHeader() throws IOException {
        String answer = exchange(post(POUR));

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("<PourTeaResponse");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .contains("content-type: text/xml", "x-amzn-requestid: ", "date: ");
        assertThat(samples.recorded()).isEqualTo(1);
    }

    @Test
    void readsChunkedBodies() throws IOException {
        String chunked =
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
                        + "\r\n"
                        + Integer.toHexString(POUR.length())
                        + "\r\n"
                        + POUR
                        + "\r\n0\r\n\r\n";

        assertThat(exchange(chunked)).contains("<PourTeaResponse");
    }

    @Test
    void saysThatItLivesAndWhetherItIsReady() throws IOException {
        assertThat(get("/-/health/live")).startsWith("HTTP/1.1 200 ").endsWith("ok\n");
        assertThat(get("/-/health/ready")).startsWith("HTTP/1.1 200 ");

        unready.set(Optional.of("the store cannot be read"));

        assertThat(get("/-/health/ready"))
                .startsWith("HTTP/1.1 503 ")
                .endsWith("the store cannot be read\n");
        assertThat(get("/-/health/live")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/-/health/other")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void namesIssuersInTroubleAndIsReadyAllTheSame() throws IOException {
        troubled.set(List.of("https://gitlab.example.com:8443"));

        assertThat(get("/-/health/ready"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("ok\nno new keys from issuer https://gitlab.example.com:8443\n");
    }

    @Test
    void showsMetricsInPrometheusText() throws IOException {
        assertThat(get("/-/metrics"))
                .contains(
                        "mayfly_calls_total{operation=\"PourTea\",outcome=\"ok\"} 1\n",
                        "mayfly_call_seconds_bucket{operation=\"PourTea\",le=\"0.001\"} 0\n",
                        "mayfly_call_seconds_bucket{operation=\"PourTea\",le=\"0.0025\"} 1\n",
                        "mayfly_call_seconds_bucket{operation=\"PourTea\",le=\"+Inf\"} 1\n",
                        "mayfly_call_seconds_sum{operation=\"PourTea\"} 0.0015\n",
                        "mayfly_queue 7\n");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "/echo,/echo",
        "/echo/x,/echo/x",
        "/echo/%2e%2e/x,/echo/%2e%2e/x",
        "/echo/deep,deep",
        "/echo/deep/er,deep",
        "/echo/deeper,/echo/deeper",
        "/echoes,UnknownOperationException"
    })
    void givesAPathToTheLongestPrefix(String path, String answer) throws IOException {
        assertThat(get(path)).contains(answer);
    }

    @Test
    void tellsNothingOfAFailingResponder() throws IOException {
        assertThat(get("/broken"))
                .startsWith("HTTP/1.1 500 ")
                .doesNotContain("secret", "Exception", "at dev");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost x\r\n\r\n",
                "GET / HTTP/1.1\r\n\u0000: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void answersBrokenHttpWithoutATrace(String request) throws IOException {
        String answer = exchange(request);

        assertThat(answer).doesNotContain("Exception", "io.helidon", "java.", "\tat ");
        assertThat(answer)
                .satisfiesAnyOf(
                        a -> assertThat(a).isEmpty(),
                        a -> assertThat(a).startsWith("HTTP/1.1 4").contains("<ErrorResponse"));
        assertThat(samples.recorded()).isZero();
    }

    @Test
    void answersANegativeLengthThoughTheConnectionStaysOpen() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5000);
            String request = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(read(socket.getInputStream()))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("<Code>MalformedInput</Code>");
        }
    }

    @Test
    void refusesABodyOverAMebibyteInTheEnvelopeOfTheProtocol() throws IOException {
        String answer = exchange(post("a".repeat((1 << 20) + 1)));
        String json = exchange(post("a".repeat((1 << 20) + 1), "X-Amz-Target: Some.Thing\r\n"));

        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("<Code>RequestEntityTooLarge</Code>");
        assertThat(json)
                .startsWith("HTTP/1.1 413 ")
                .contains("{\"__type\":\"RequestEntityTooLargeException\"");
    }

    @Test
    void refusesChunksThatAddUpToMoreThanAMebibyte() throws IOException {
        String chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        String answer =
                exchange(
                        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + chunk.repeat(17)
                                + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @ParameterizedTest(name = "{0} KiB of headers")
    @CsvSource({"60,200", "70,4"})
    void takesSixtyFourKibibytesOfHeaders(int kib, String status) throws IOException {
        String header = "X-Amz-X509: " + "a".repeat(kib << 10) + "\r\n";

        assertThat(exchange(post(POUR, header))).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 60})
    void takesLongRequestLinesBecausePresignedUrlsHoldTokens(int kib) throws IOException {
        assertThat(
                        get(
                                "/?Action=PourTea&Version=2011-06-15&CupName=mug&X="
                                        + "a".repeat(kib << 10)))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void answersWithinATenthOfASecond() throws IOException {
        exchange(post(POUR));
        long begin = System.nanoTime();

        exchange(post("Action=%"));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void refusesToListenInTheOpenWithoutTls(String host) {
        assertThatThrownBy(() ->
                        HttpServer.start(
                                new HttpServer.Binding(host, 0, Optional.empty()),
                                new Routes(samples.dispatcher(), Map.of()),
                                InstantSource.system()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("needs a TLS certificate");
    }
}
