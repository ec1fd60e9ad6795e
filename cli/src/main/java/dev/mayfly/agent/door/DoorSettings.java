package dev.mayfly.agent.door;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

/// One door.
///
/// @param listen where; port 0 takes a free one
/// @param bridge addresses besides loopback and the link-local credential addresses that may be
///   bound: the one of a container bridge, when told so
/// @param methods the methods let through
/// @param maxBodyBytes the longest body let through
/// @param rate what one user or address may ask
public record DoorSettings(
        InetSocketAddress listen,
        Set<InetAddress> bridge,
        Set<String> methods,
        int maxBodyBytes,
        Rate rate) {

    /// No client sends a body to what is read only.
    public static final int NO_BODY = 0;

    public DoorSettings {
        bridge = Set.copyOf(bridge);
        methods = Set.copyOf(methods);
    }

    /// A bucket of tokens: `burst` at once, `perSecond` on the long run, for each user or address.
    public record Rate(double perSecond, int burst) {

        /// More than a machine's programs need, less than what would keep others from theirs.
        public static final Rate USUAL = new Rate(2000, 4000);

        public Rate {
            if (!(perSecond > 0) || burst < 1) {
                throw new IllegalArgumentException("a rate is positive");
            }
        }
    }

    /// A door for reading: `GET` and no body.
    public static DoorSettings reading(InetSocketAddress listen) {
        return new DoorSettings(listen, Set.of(), Set.of("GET"), NO_BODY, Rate.USUAL);
    }

    /// The same door, which may also be bound to this address of a bridge.
    public DoorSettings onBridge(InetAddress address) {
        return new DoorSettings(listen, Set.of(address), methods, maxBodyBytes, rate);
    }

    /// The same door for these methods.
    public DoorSettings allowing(Set<String> others) {
        return new DoorSettings(listen, bridge, others, maxBodyBytes, rate);
    }

    /// The same door with another rate.
    public DoorSettings at(Rate other) {
        return new DoorSettings(listen, bridge, methods, maxBodyBytes, other);
    }
}
