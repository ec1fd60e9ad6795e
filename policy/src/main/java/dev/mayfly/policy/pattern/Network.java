package dev.mayfly.policy.pattern;

/// A range of IPv4 or IPv6 addresses in CIDR notation; without a prefix length, one address.
///
/// Bits behind the prefix are ignored (`10.1.2.3/8` is `10.0.0.0/8`). Source: IAM User Guide, "IP
/// address condition operators"; RFC 4632 and RFC 4291 §2.3.
public record Network(IpAddress address, int prefixBits) {
    public Network {
        int bits = address.v6() ? 128 : 32;
        if (prefixBits < 0 || prefixBits > bits) {
            throw new IllegalArgumentException("a prefix length is 0 to " + bits);
        }
    }

    /// Reads an address or a range.
    ///
    /// @throws IllegalArgumentException if the text is neither address nor range
    public static Network of(String text) {
        int slash = text.indexOf('/');
        IpAddress address =
                IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                        .orElseThrow(
                                () -> new IllegalArgumentException("not an IP address or range"));
        if (slash < 0) {
            return new Network(address, address.v6() ? 128 : 32);
        }
        String prefix = text.substring(slash + 1);
        boolean number =
                !prefix.isEmpty()
                        && prefix.length() <= 3
                        && prefix.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            throw new IllegalArgumentException("not an IP address or range");
        }
        boolean mapped = !address.v6() && text.indexOf(':') >= 0;
        return new Network(address, Integer.parseInt(prefix) - (mapped ? 96 : 0));
    }

    public boolean contains(IpAddress other) {
        if (address.v6() != other.v6()) {
            return false;
        }
        long high = address.high() ^ other.high();
        long low = address.low() ^ other.low();
        int bits = address.v6() ? prefixBits : 96 + prefixBits;
        if (bits <= 64) {
            return (high & mask(bits)) == 0;
        }
        return high == 0 && (low & mask(bits - 64)) == 0;
    }

    /// The range with every bit behind the prefix cleared: `10.0.0.0/8` of `10.1.2.3/8`.
    public String canonical() {
        int bits = address.v6() ? prefixBits : 96 + prefixBits;
        long high = bits >= 64 ? address.high() : address.high() & mask(bits);
        long low = bits <= 64 ? 0 : address.low() & mask(bits - 64);
        return AddressText.of(new IpAddress(address.v6(), high, low)) + "/" + prefixBits;
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }
}
