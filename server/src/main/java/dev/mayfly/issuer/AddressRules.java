package dev.mayfly.issuer;

import dev.mayfly.webidentity.UnreachableIssuerException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Where issuers may live: on public addresses over HTTPS, on this machine's loopback, and at the
/// private addresses of the hosts the owner named. Whoever may register a provider must not be able
/// to make us ask the network around us.
///
/// A name that turns private between this look and the connection (DNS rebinding) gains nothing:
/// plain HTTP is for loopback only, and over HTTPS the private host would need a certificate for
/// that name.
final class AddressRules {

    private final Set<String> internalHosts;
    private final Resolver resolver;

    /// Looks up a host.
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /// @param internalHosts hosts (`HOST` or `HOST:PORT`) that may be at private addresses
    AddressRules(List<String> internalHosts, Resolver resolver) {
        this.internalHosts = Set.copyOf(internalHosts);
        this.resolver = resolver;
    }

    /// @throws UnreachableIssuerException when nobody may be asked there
    void check(URI address) {
        String host = address.getHost();
        if (host == null || !List.of("http", "https").contains(address.getScheme())) {
            throw refused(address, "is no HTTP address");
        }
        InetAddress[] resolved;
        try {
            resolved = resolver.resolve(host);
        } catch (UnknownHostException _) {
            throw refused(address, "is unknown to the name service");
        }
        if (Stream.of(resolved).allMatch(InetAddress::isLoopbackAddress) && literal(host)) {
            return;
        }
        if (!address.getScheme().equals("https")) {
            throw refused(address, "is not on loopback and needs https");
        }
        boolean internal =
                internalHosts.contains(host)
                        || internalHosts.contains(host + ":" + address.getPort());
        if (!internal && !Stream.of(resolved).allMatch(AddressRules::isPublic)) {
            throw refused(address, "is at a private address and not named as internal");
        }
    }

    private static boolean literal(String host) {
        return List.of("localhost", "127.0.0.1", "[::1]", "::1").contains(host);
    }

    /// Source: IANA special-purpose address registries (RFC 6890 and its updates).
    private static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet6Address) {
            boolean uniqueLocal = (first & 0xfe) == 0xfc;
            boolean embedsIpv4 = first == 0x20 && second == 0x02; // 6to4
            boolean wellKnownPrefix = first == 0x00 && second == 0x64; // NAT64, discard
            return !uniqueLocal && !embedsIpv4 && !wellKnownPrefix;
        }
        boolean thisNetwork = first == 0;
        boolean sharedCarrier = first == 100 && (second & 0xc0) == 64;
        boolean protocolUse = first == 192 && second == 0 && (bytes[2] & 0xff) == 0;
        boolean benchmark = first == 198 && (second & 0xfe) == 18;
        return !thisNetwork && !sharedCarrier && !protocolUse && !benchmark && first < 240;
    }

    private static UnreachableIssuerException refused(URI address, String why) {
        return new UnreachableIssuerException("`" + address.getHost() + "` " + why);
    }
}
