package dev.mayfly.session;

import dev.mayfly.session.ClaimsReader.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The inline session policy inside a token: absent, plain when short, deflated when long.
final class PolicyBlock {

    private static final int ABSENT = 0;
    private static final int PLAIN = 1;
    private static final int DEFLATED = 2;

    /// Below this, deflate gains less than it costs.
    private static final int DEFLATE_FROM_CHARACTERS = 256;

    /// 2048 characters, at most three bytes each.
    private static final int MAX_BYTES = 3 * 2048;

    private PolicyBlock() {}

    static void write(ClaimsWriter out, Optional<String> policy) {
        if (policy.isEmpty()) {
            out.octet(ABSENT);
        } else if (policy.get().length() < DEFLATE_FROM_CHARACTERS) {
            out.octet(PLAIN);
            out.string(policy.get());
        } else {
            byte[] packed = deflate(policy.get().getBytes(StandardCharsets.UTF_8));
            out.octet(DEFLATED);
            out.varint(packed.length);
            out.raw(packed);
        }
    }

    static Optional<String> read(ClaimsReader in) throws Malformed {
        return switch (in.octet()) {
            case ABSENT -> Optional.empty();
            case PLAIN -> Optional.of(in.string());
            case DEFLATED -> Optional.of(inflate(in.raw(in.count(MAX_BYTES))));
            default -> throw new Malformed("a policy in another packing");
        };
    }

    static byte[] deflate(byte[] plain) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(plain);
            deflater.finish();
            byte[] packed = new byte[plain.length + 64];
            int length = 0;
            while (!deflater.finished()) {
                if (length == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * length);
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
            return Arrays.copyOf(packed, length);
        }
    }

    private static String inflate(byte[] packed) throws Malformed {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            byte[] plain = new byte[MAX_BYTES];
            int length = inflater.inflate(plain);
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw new Malformed("a packed policy does not end where it says");
            }
            return new String(plain, 0, length, StandardCharsets.UTF_8);
        } catch (DataFormatException notPacked) {
            throw new Malformed("a packed policy does not unpack");
        }
    }
}
