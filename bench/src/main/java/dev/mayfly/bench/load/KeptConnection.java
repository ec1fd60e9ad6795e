package dev.mayfly.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection that is kept: a request of prepared bytes, then its answer. As little as can be,
/// because it runs on the processors that are measured.
final class KeptConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 5_000;

    private final Socket socket;
    private final InputStream in;

    KeptConnection(URI url) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// A request without a body; `header` is one line or empty.
    static byte[] request(String method, URI url, String header) {
        String lines = header.isEmpty() ? "" : header + "\r\n";
        return (method
                        + " "
                        + url.getPath()
                        + " HTTP/1.1\r\nHost: "
                        + url.getAuthority()
                        + "\r\n"
                        + lines
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// The body of the answer.
    ///
    /// @throws IOException when it is not a 200
    byte[] ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring("content-length:".length()).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + status);
        }
        return body;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
