package dev.mayfly.policy.pattern;

import java.util.Optional;

/// An IP address as 128 bits; IPv4 sits in the lowest 32 of them.
///
/// An IPv4-mapped IPv6 address (`::ffff:192.0.2.1`) is the IPv4 address it carries, so that a
/// dual-stack listener does not slip past a rule (our choice).
public record IpAddress(boolean v6, long high, long low) {
    private static final int GROUPS = 8;

    /// Empty when the text is no address. No zones, no leading zeros in IPv4 (they were octal
    /// once).
    public static Optional<IpAddress> parse(String text) {
        if (text.length() > 45) {
            return Optional.empty();
        }
        if (text.indexOf(':') < 0) {
            long v4 = ipv4(text);
            return v4 < 0 ? Optional.empty() : Optional.of(new IpAddress(false, 0, v4));
        }
        return ipv6(text);
    }

    private static long ipv4(String text) {
        long address = 0;
        int from = 0;
        for (int octet = 0; octet < 4; octet++) {
            int dot = octet < 3 ? text.indexOf('.', from) : text.length();
            int value = dot < 0 ? -1 : octet(text, from, dot);
            if (value < 0) {
                return -1;
            }
            address = (address << 8) | value;
            from = dot + 1;
        }
        return address;
    }

    /// Up to three digits without a leading zero; -1 for anything else.
    private static int octet(String text, int from, int to) {
        boolean padded = to - from > 1 && text.charAt(from) == '0';
        if (to == from || to - from > 3 || padded) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value > 255 ? -1 : value;
    }

    private static Optional<IpAddress> ipv6(String text) {
        int gap = text.indexOf("::");
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            return fill(groups, 0, text) == GROUPS ? Optional.of(from(groups)) : Optional.empty();
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        int[] tail = new int[GROUPS];
        int heads = before.isEmpty() ? 0 : fill(groups, 0, before);
        int tails = after.isEmpty() ? 0 : fill(tail, 0, after);
        if (heads < 0 || tails < 0 || heads + tails >= GROUPS || before.indexOf('.') >= 0) {
            return Optional.empty();
        }
        System.arraycopy(tail, 0, groups, GROUPS - tails, tails);
        return Optional.of(from(groups));
    }

    /// How many groups were written, or -1.
    private static int fill(int[] groups, int from, String text) {
        int at = from;
        String[] pieces = text.split(":", -1);
        for (int i = 0; i < pieces.length; i++) {
            boolean embedded = i == pieces.length - 1 && pieces[i].indexOf('.') >= 0;
            long value = embedded ? ipv4(pieces[i]) : group(pieces[i]);
            if (value < 0 || at + (embedded ? 2 : 1) > GROUPS) {
                return -1;
            }
            if (embedded) {
                groups[at++] = (int) (value >>> 16);
            }
            groups[at++] = (int) (value & 0xffff);
        }
        return at;
    }

    private static IpAddress from(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = (high << 16) | groups[i];
            low = (low << 16) | groups[i + 4];
        }
        boolean mapped = high == 0 && low >>> 32 == 0xffff;
        return mapped
                ? new IpAddress(false, 0, low & 0xffff_ffffL)
                : new IpAddress(true, high, low);
    }

    /// Up to four hexadecimal digits; -1 for anything else.
    private static int group(String digits) {
        if (digits.isEmpty() || digits.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
