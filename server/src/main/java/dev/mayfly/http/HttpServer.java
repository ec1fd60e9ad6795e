package dev.mayfly.http;

import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/// The listener. Plain HTTP on loopback addresses only; elsewhere TLS is required.
public final class HttpServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    /// The longest policy document is 131,072 characters, each of which may take nine bytes in a
    /// form; nothing else comes near.
    private static final int MAX_BODY_BYTES = 1 << 20;

    /// Certificate chains of Roles Anywhere and session tokens travel in headers; presigned
    /// requests carry tokens in the request line.
    private static final int MAX_HEADER_BYTES = 64 << 10;

    private static final Duration IDLE = Duration.ofSeconds(75); // above the 60 of load balancers
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int MAX_CONNECTIONS = 16_384;

    private final WebServer server;

    /// Where to listen; port 0 takes a free one.
    public record Binding(String host, int port, Optional<TlsFiles> tls) {}

    private HttpServer(WebServer server) {
        this.server = server;
    }

    /// Starts listening; calls are answered when this returns.
    ///
    /// @throws IOException when the address would be open to others without TLS, or the TLS files
    ///   cannot be used; the message is for the operator
    public static HttpServer start(Binding binding, Routes routes, InstantSource clock)
            throws IOException {
        WebServerConfig.Builder config =
                WebServer.builder()
                        .host(binding.host())
                        .port(binding.port())
                        .shutdownHook(false)
                        .maxPayloadSize(MAX_BODY_BYTES)
                        .maxTcpConnections(MAX_CONNECTIONS)
                        .idleConnectionTimeout(IDLE)
                        .shutdownGracePeriod(GRACE)
                        .directHandlers(ProtocolFaults.of(routes.dispatcher()))
                        .addProtocol(http1())
                        .routing(r -> r.any((req, res) -> handle(routes, req, res)));
        if (binding.tls().isPresent()) {
            config.tls(tls(binding.tls().get(), clock));
        } else if (!loopback(binding.host())) {
            throw new IOException(
                    binding.host() + " can be reached by others: it needs a TLS certificate");
        }
        return new HttpServer(config.build().start());
    }

    private static boolean loopback(String host) throws IOException {
        return Arrays.stream(InetAddress.getAllByName(host))
                .allMatch(InetAddress::isLoopbackAddress);
    }

    private static Http1Config http1() {
        return Http1Config.builder()
                .maxHeadersSize(MAX_HEADER_BYTES)
                .maxPrologueLength(MAX_HEADER_BYTES)
                .build();
    }

    private static Tls tls(TlsFiles files, InstantSource clock) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new ReloadingKeyManager(files, clock)}, null, null);
            return Tls.builder()
                    .sslContext(context)
                    .addEnabledProtocol("TLSv1.3")
                    .addEnabledProtocol("TLSv1.2")
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up", e);
        }
    }

    private static void handle(Routes routes, ServerRequest request, ServerResponse response) {
        WireRequest read = RequestAdapter.request(request); // the library refuses what is too large
        RequestAdapter.answer(answer(routes, read), response);
    }

    private static WireResponse answer(Routes routes, WireRequest request) {
        try {
            return routes.answer(request);
        } catch (RuntimeException e) {
            // Only a responder of a prefix gets here; the dispatcher answers its own failures.
            LOG.log(Level.ERROR, "a responder failed with {0}", e.getClass().getName());
            return WireResponse.of(500, "text/plain; charset=utf-8", "internal failure\n");
        }
    }

    /// The port that is listened on.
    public int port() {
        return server.port();
    }

    /// Stops taking connections and gives calls under way a few seconds to end.
    @Override
    public void close() {
        server.stop();
    }
}
