package dev.mayfly.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// `mayfly agent`, started by its launcher on the directory of a node that has joined.
final class NodeAgent implements AutoCloseable {

    private static final String CREDENTIALS = "/latest/meta-data/iam/security-credentials/";
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Process process;
    private final URI metadata;
    private final URI containers;
    private final double readyMillis;

    NodeAgent(Path launcher, Path directory) throws IOException {
        metadata = URI.create("http://127.0.0.1:" + freePort());
        containers = URI.create("http://127.0.0.1:" + freePort());
        long begin = System.nanoTime();
        process =
                new ProcessBuilder(
                                List.of(
                                        launcher.toString(),
                                        "agent",
                                        "--data",
                                        directory.toString(),
                                        "--metadata",
                                        metadata.getAuthority(),
                                        "--containers",
                                        containers.getAuthority()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
                process.destroy();
                throw new IOException("the agent did not become ready");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        readyMillis = (System.nanoTime() - begin) / 1e6;
    }

    /// From the launcher's start to the first 200 of `security-credentials/ROLE`.
    double readyMillis() {
        return readyMillis;
    }

    long pid() {
        return process.pid();
    }

    URI containers() {
        return containers;
    }

    /// Where the role's credentials are.
    URI credentials() throws IOException {
        try (KeptConnection connection = new KeptConnection(metadata)) {
            byte[] list =
                    KeptConnection.request(
                            "GET", metadata.resolve(CREDENTIALS), header(connection));
            return metadata.resolve(CREDENTIALS + text(connection.ask(list)));
        }
    }

    /// The header line with a token of this agent's.
    String tokenHeader() throws IOException {
        try (KeptConnection connection = new KeptConnection(metadata)) {
            return header(connection);
        }
    }

    private String header(KeptConnection connection) throws IOException {
        byte[] token =
                connection.ask(
                        KeptConnection.request(
                                "PUT",
                                metadata.resolve("/latest/api/token"),
                                "X-aws-ec2-metadata-token-ttl-seconds: 21600\r\nContent-Length: 0"));
        return "X-aws-ec2-metadata-token: " + text(token);
    }

    private boolean answers() {
        try {
            URI credentials = credentials();
            try (KeptConnection connection = new KeptConnection(metadata)) {
                byte[] get = KeptConnection.request("GET", credentials, header(connection));
                return text(connection.ask(get)).contains("\"Success\"");
            }
        } catch (IOException _) {
            return false; // nobody listens yet, or 503
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
