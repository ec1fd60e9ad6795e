package dev.mayfly.policy.box;

import dev.mayfly.policy.pattern.IpAddress;
import dev.mayfly.policy.pattern.Network;
import java.util.ArrayList;
import java.util.List;

/// The addresses at which some networks begin, or behind which they end, and the first of all:
/// every piece into which the networks cut the addresses begins at one of them.
final class AddressPieces {
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;
    private static final long ALL_ONES = -1L;

    private AddressPieces() {}

    static List<IpAddress> of(List<Network> networks) {
        List<IpAddress> starts = new ArrayList<>();
        if (networks.isEmpty()) {
            return starts;
        }
        for (Network network : networks) {
            IpAddress first = first(network);
            starts.add(first);
            IpAddress behind = behind(first, bits(first) - network.prefixBits());
            // Behind the last address comes none.
            if (behind.high() != 0 || behind.low() != 0) {
                starts.add(behind);
            }
        }
        starts.add(new IpAddress(false, 0, 0));
        starts.add(new IpAddress(true, 0, 0));
        // Addresses that carry an IPv4 address are IPv4; behind them IPv6 goes on.
        starts.add(new IpAddress(true, 0, 1L << 48));
        return starts;
    }

    private static int bits(IpAddress address) {
        return address.v6() ? V6_BITS : V4_BITS;
    }

    private static IpAddress first(Network network) {
        IpAddress address = network.address();
        int host = bits(address) - network.prefixBits();
        return new IpAddress(
                address.v6(),
                address.high() & (host <= 64 ? ALL_ONES : mask(host - 64)),
                address.low() & mask(Math.min(host, 64)));
    }

    private static long mask(int hostBits) {
        return hostBits == 64 ? 0 : ALL_ONES << hostBits;
    }

    /// The address 2^hostBits later; all zero when there is none.
    private static IpAddress behind(IpAddress first, int hostBits) {
        if (hostBits == bits(first)) {
            return new IpAddress(first.v6(), 0, 0);
        }
        if (hostBits >= 64) {
            return new IpAddress(first.v6(), first.high() + (1L << (hostBits - 64)), first.low());
        }
        long low = first.low() + (1L << hostBits);
        if (!first.v6()) {
            return new IpAddress(false, 0, low & 0xffff_ffffL);
        }
        boolean carry = low == 0 || Long.compareUnsigned(low, first.low()) < 0;
        return new IpAddress(true, first.high() + (carry ? 1 : 0), low);
    }

    /// As `IpAddress.parse` reads it.
    static String text(IpAddress address) {
        StringBuilder text = new StringBuilder();
        if (!address.v6()) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                text.append(address.low() >>> shift & 0xff).append(shift == 0 ? "" : ".");
            }
            return text.toString();
        }
        for (int group = 0; group < 8; group++) {
            long half = group < 4 ? address.high() : address.low();
            text.append(group == 0 ? "" : ":")
                    .append(Long.toHexString(half >>> (48 - 16 * (group % 4)) & 0xffff));
        }
        return text.toString();
    }
}
