package dev.mayfly.wiring;

import java.util.Optional;

/// Where to listen. `host` is an address or a name, without brackets; port 0 takes a free one.
public record Listen(String host, int port) {

    private static final int MAX_PORT = 65_535;

    public Listen {
        if (host.isEmpty() || port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("a host, and a port up to 65535");
        }
    }

    /// `HOST:PORT`, with brackets around an IPv6 address.
    public static Optional<Listen> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.contains(":") && !bracketed) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Listen(
                            bracketed ? host.substring(1, host.length() - 1) : host,
                            Integer.parseInt(text.substring(colon + 1))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether only this machine can connect. A name other than `localhost` is not looked up: what
    /// it means may change.
    public boolean loopback() {
        return host.equals("localhost") || host.equals("::1") || ipv4Loopback();
    }

    private boolean ipv4Loopback() {
        String[] parts = host.split("\\.", -1);
        return parts.length == 4
                && parts[0].equals("127")
                && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
