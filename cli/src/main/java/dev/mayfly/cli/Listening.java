package dev.mayfly.cli;

import dev.mayfly.terminal.Failure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// `HOST:PORT`, where the host is an address and no name, or `off`.
final class Listening {

    private static final String OFF = "off";
    private static final int MAX_PORT = 65_535;

    private Listening() {}

    /// The address in `text`; empty for `off`.
    static Optional<InetSocketAddress> read(String option, String text) {
        if (text.equals(OFF)) {
            return Optional.empty();
        }
        int colon = text.lastIndexOf(':');
        try {
            String host = text.substring(0, Math.max(colon, 0)).replaceAll("^\\[|\\]$", "");
            int port = Integer.parseInt(text.substring(colon + 1));
            if (port >= 0 && port <= MAX_PORT) {
                InetAddress address =
                        InetAddress.ofLiteral(host.equals("localhost") ? "127.0.0.1" : host);
                return Optional.of(new InetSocketAddress(address, port));
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw Failure.usage(
                "`" + option + " " + text + "` is not where a server can listen",
                "give an address and a port, such as 127.0.0.1:6294, or `off`");
    }
}
