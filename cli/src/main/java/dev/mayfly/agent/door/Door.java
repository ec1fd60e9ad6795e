package dev.mayfly.agent.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mayfly.agent.peer.Peer;
import dev.mayfly.agent.peer.PeerLookup;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A local HTTP listener with one [Endpoint] behind it. Answers while it is open; a request in work
/// when it closes is given a second.
public final class Door implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Door.class.getName());

    private static final int GOODBYE_SECONDS = 1;

    private static final int FORGOTTEN_BYTES = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads;
    private final DoorSettings settings;
    private final Endpoint endpoint;
    private final PeerLookup peers;
    private final Gate gate;
    private final RateLimit rate;

    private Door(HttpServer server, DoorSettings settings, Endpoint endpoint) {
        this.server = server;
        this.settings = settings;
        this.endpoint = endpoint;
        this.peers = PeerLookup.ofThisMachine();
        this.gate = new Gate(server.getAddress(), settings.methods());
        this.rate = new RateLimit(settings.rate(), System::nanoTime);
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    /// Opens a door.
    ///
    /// @throws IllegalArgumentException when the address may not be bound; the message says why
    /// @throws IOException when it cannot be
    public static Door open(DoorSettings settings, Endpoint endpoint) throws IOException {
        InetSocketAddress listen = settings.listen();
        if (listen.isUnresolved()) {
            throw new IllegalArgumentException(listen.getHostString() + " is not an address");
        }
        BindRules.objection(listen.getAddress(), settings.bridge())
                .ifPresent(objection -> {
                    throw new IllegalArgumentException(objection);
                });
        ServerLimits.apply();
        HttpServer server = HttpServer.create(listen, ServerLimits.BACKLOG);
        Door door = new Door(server, settings, endpoint);
        server.createContext("/", door::serve);
        server.setExecutor(door.threads);
        server.start();
        return door;
    }

    /// Where it listens, with the port that was taken.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(GOODBYE_SECONDS);
        threads.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            LocalResponse response;
            try {
                response = answer(exchange);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "an endpoint failed", e);
                response = endpoint.refused(DoorRefusal.FAILED);
            }
            send(exchange, response);
        }
    }

    private LocalResponse answer(HttpExchange exchange) throws IOException {
        RawRequest raw = raw(exchange);
        Optional<DoorRefusal> objection = gate.objection(raw);
        if (objection.isPresent()) {
            return refused(objection.get(), exchange);
        }
        Optional<Target> target = Target.read(raw.target());
        if (target.isEmpty()) {
            return refused(DoorRefusal.MALFORMED, exchange);
        }
        byte[] body = body(exchange);
        if (body.length > settings.maxBodyBytes()) {
            return refused(DoorRefusal.TOO_LARGE, exchange);
        }
        Optional<Peer> peer =
                peers.identify(exchange.getRemoteAddress(), exchange.getLocalAddress());
        if (peer.isEmpty()) {
            return refused(DoorRefusal.UNKNOWN_PEER, exchange);
        }
        if (!rate.admits(peer.get().key())) {
            return refused(DoorRefusal.THROTTLED, exchange);
        }
        return endpoint.answer(
                new LocalRequest(
                        raw.method(),
                        target.get().path(),
                        target.get().query(),
                        raw.headers(),
                        new Body(body),
                        peer.get()));
    }

    private LocalResponse refused(DoorRefusal refusal, HttpExchange exchange) {
        LOG.log(
                Level.DEBUG,
                () -> "refused a request from " + exchange.getRemoteAddress() + ": " + refusal);
        return endpoint.refused(refusal);
    }

    private static RawRequest raw(HttpExchange exchange) {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new RawRequest(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers);
    }

    /// One byte more than is allowed, at most. The rest is read and forgotten, within limits, so
    /// that the client gets to read why.
    private byte[] body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(settings.maxBodyBytes() + 1);
            in.skip(FORGOTTEN_BYTES);
            return body;
        }
    }

    private static void send(HttpExchange exchange, LocalResponse response) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        // Nothing here is for a cache, and a browser that gets this far is to show it as text.
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        response.headers().forEach(exchange.getResponseHeaders()::set);
        boolean empty = response.body().length() == 0;
        exchange.sendResponseHeaders(response.status(), empty ? -1 : response.body().length());
        if (!empty) {
            response.body().writeTo(exchange.getResponseBody());
        }
    }
}
