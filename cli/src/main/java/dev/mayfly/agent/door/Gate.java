package dev.mayfly.agent.door;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Decides from the head of a request alone whether it may come through. A pure function of it.
///
/// What a browser or a proxy adds is refused even where it looks harmless: no client of these
/// endpoints sends it.
final class Gate {

    private final InetAddress bound;
    private final int port;
    private final Set<String> methods;

    /// The gate of a door that is bound to `bound`.
    Gate(InetSocketAddress bound, Set<String> methods) {
        this.bound = bound.getAddress();
        this.port = bound.getPort();
        this.methods = methods;
    }

    /// Headers set by proxies. EC2 refuses `X-Forwarded-For` for the same reason.
    private static final Set<String> PROXY =
            Set.of("forwarded", "via", "x-real-ip", "proxy-connection", "proxy-authorization");

    private static final String PROXY_PREFIX = "x-forwarded";

    /// Headers set by browsers; scripts cannot leave them out.
    private static final Set<String> BROWSER = Set.of("origin", "referer", "cookie");

    private static final List<String> BROWSER_PREFIXES = List.of("sec-", "access-control-request-");

    private static final int MAX_HEADER_FIELDS = 64;

    /// A service-account token is the longest thing anybody sends, and far below.
    private static final int MAX_HEADER_CHARACTERS = 16 * 1024;

    /// What stands against the request.
    Optional<DoorRefusal> objection(RawRequest request) {
        if (request.headers().size() > MAX_HEADER_FIELDS
                || characters(request) > MAX_HEADER_CHARACTERS) {
            return Optional.of(DoorRefusal.TOO_LARGE);
        }
        if (!isOurs(request.all("host"))) {
            return Optional.of(DoorRefusal.WRONG_HOST);
        }
        for (String name : request.headers().keySet()) {
            if (PROXY.contains(name) || name.startsWith(PROXY_PREFIX)) {
                return Optional.of(DoorRefusal.FORWARDED);
            }
            if (BROWSER.contains(name) || BROWSER_PREFIXES.stream().anyMatch(name::startsWith)) {
                return Optional.of(DoorRefusal.BROWSER);
            }
        }
        return methods.contains(request.method())
                ? Optional.empty()
                : Optional.of(DoorRefusal.METHOD);
    }

    private static long characters(RawRequest request) {
        return request.headers().entrySet().stream()
                .mapToLong(header ->
                        header.getValue().stream()
                                .mapToLong(value -> header.getKey().length() + value.length())
                                .sum())
                .sum();
    }

    /// Exactly one, naming us, with our port or without one. A page in a browser asks under its own
    /// name, even one made to resolve to this machine. Source: 99designs/aws-vault#578.
    private boolean isOurs(List<String> values) {
        if (values.size() != 1) {
            return false;
        }
        String host = values.getFirst().toLowerCase(Locale.ROOT);
        String suffix = ":" + port;
        return names(host)
                || (host.endsWith(suffix)
                        && names(host.substring(0, host.length() - suffix.length())));
    }

    private boolean names(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return isLiteral(host.substring(1, host.length() - 1));
        }
        return host.equals(bound.getHostAddress())
                || (bound.isLoopbackAddress() && host.equals("localhost"));
    }

    /// An IPv6 address has many spellings, so it is compared as an address.
    private boolean isLiteral(String text) {
        if (text.indexOf('%') >= 0 || text.indexOf(':') < 0) {
            return false;
        }
        try {
            InetAddress named = Inet6Address.ofLiteral(text);
            return named.equals(bound) || (named.isLoopbackAddress() && bound.isLoopbackAddress());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
