package dev.mayfly.policy.pattern;

import java.util.StringJoiner;

/// Writes addresses: IPv4 with dots, IPv6 as RFC 5952 §4 has it.
final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    static String of(IpAddress address) {
        return address.v6() ? v6(address) : v4(address.low());
    }

    private static String v4(long address) {
        StringJoiner octets = new StringJoiner(".");
        for (int shift = 24; shift >= 0; shift -= 8) {
            octets.add(Long.toString((address >>> shift) & 0xff));
        }
        return octets.toString();
    }

    private static String v6(IpAddress address) {
        int start = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int run = zerosFrom(address, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        return length < 2
                ? groups(address, 0, GROUPS)
                : groups(address, 0, start) + "::" + groups(address, start + length, GROUPS);
    }

    private static int zerosFrom(IpAddress address, int from) {
        int at = from;
        while (at < GROUPS && group(address, at) == 0) {
            at++;
        }
        return at - from;
    }

    private static String groups(IpAddress address, int from, int to) {
        StringJoiner groups = new StringJoiner(":");
        for (int i = from; i < to; i++) {
            groups.add(Long.toHexString(group(address, i)));
        }
        return groups.toString();
    }

    private static long group(IpAddress address, int index) {
        long half = index < 4 ? address.high() : address.low();
        return (half >>> (48 - 16 * (index % 4))) & 0xffff;
    }
}
