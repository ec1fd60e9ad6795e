package dev.mayfly.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/// A web server on loopback that serves an issuer's files, as a bucket or a folder would.
final class StaticIssuer implements AutoCloseable {

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, Map<String, String> headers, byte[] body) {
        static Answer ok(String body) {
            return new Answer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final HttpServer server;
    private final String scheme;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch released = new CountDownLatch(1);
    final AtomicInteger requests = new AtomicInteger();
    volatile boolean slow;

    private StaticIssuer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    static StaticIssuer http() throws IOException {
        return new StaticIssuer(HttpServer.create(loopback(), 0), "http");
    }

    static StaticIssuer https(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new StaticIssuer(server, "https");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    String address() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    void put(String path, Answer answer) {
        answers.put(path, answer);
    }

    void publish(byte[] keySet) {
        put(
                "/.well-known/openid-configuration",
                Answer.ok(
                        "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}"
                                .formatted(address(), address())));
        put("/keys", new Answer(200, Map.of(), keySet));
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        Answer answer =
                answers.getOrDefault(
                        exchange.getRequestURI().getPath(), new Answer(404, Map.of(), new byte[0]));
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), answer.body().length + (slow ? 1L : 0L));
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(answer.body());
            if (slow) {
                body.flush();
                released.await(); // the headers and all but one byte are out; the end never comes
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Nobody listens any more.
    void goAway() {
        released.countDown();
        server.stop(0);
    }

    @Override
    public void close() {
        goAway();
    }
}
