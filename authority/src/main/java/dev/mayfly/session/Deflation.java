package dev.mayfly.session;

import dev.mayfly.session.ClaimsReader.Malformed;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Raw deflate (RFC 1951), for claims that carry policies or many tags.
final class Deflation {

    private Deflation() {}

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

    /// What inflates to exactly `length` bytes, and leaves nothing over.
    static byte[] inflate(byte[] packed, int length) throws Malformed {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            byte[] plain = new byte[length + 1];
            if (inflater.inflate(plain) != length
                    || !inflater.finished()
                    || inflater.getRemaining() > 0) {
                throw new Malformed("packed claims do not end where they say");
            }
            return Arrays.copyOf(plain, length);
        } catch (DataFormatException notPacked) {
            throw new Malformed("packed claims do not unpack");
        }
    }
}
