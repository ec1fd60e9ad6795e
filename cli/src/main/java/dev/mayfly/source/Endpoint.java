package dev.mayfly.source;

import dev.mayfly.upstream.Trust;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/// Where an authority is, which region it is to be signed for, and why its TLS is believed.
public record Endpoint(URI url, String region, Trust trust) {

    /// @throws SourceException unless it is `https://HOST`, or `http://` to this very machine
    public Endpoint {
        reject(url)
                .ifPresent(reason -> {
                    throw SourceException.refused("`" + url + "` " + reason);
                });
    }

    /// AWS's own endpoint of a service: `rolesanywhere`, `sts`, `oidc`, `portal.sso`.
    public static URI ofAws(String service, String region) {
        String suffix = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return URI.create("https://" + service + "." + region + suffix);
    }

    /// The address of `path` there.
    public URI at(String path) {
        return url.resolve(path);
    }

    private static Optional<String> reject(URI url) {
        if (url.getHost() == null || url.getUserInfo() != null) {
            return Optional.of("is no address of an authority");
        }
        return switch (String.valueOf(url.getScheme())) {
            case "https" -> Optional.empty();
            case "http" ->
                    loopback(url.getHost())
                            ? Optional.empty()
                            : Optional.of(
                                    "is not this machine: credentials travel to others over https"
                                            + " only");
            default -> Optional.of("is no address of an authority");
        };
    }

    /// By the text alone: a name that resolves to loopback today may not tomorrow.
    private static boolean loopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || host.chars().allMatch(Endpoint::inIpv4);
        try {
            return literal
                    && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean inIpv4(int c) {
        return c == '.' || (c >= '0' && c <= '9');
    }
}
