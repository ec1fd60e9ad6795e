package dev.mayfly.webidentity;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Base64url as RFC 7515 §2 wants it: no padding, no other characters, and the bits that the last
/// character leaves over are zero, so that every byte string has exactly one spelling.
final class Base64Url {

    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Base64Url() {}

    /// The bytes that `text[from, to)` spells, or empty when it spells none.
    static Optional<byte[]> decode(byte[] text, int from, int to) {
        int leftOver = (to - from) % 4;
        if (leftOver == 1 || (leftOver != 0 && unusedBitsSet(text[to - 1], leftOver))) {
            return Optional.empty();
        }
        byte[] part = Arrays.copyOfRange(text, from, to);
        if (part.length > 0 && part[part.length - 1] == '=') {
            return Optional.empty();
        }
        try {
            return Optional.of(DECODER.decode(part));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    private static boolean unusedBitsSet(byte last, int characters) {
        int value = ALPHABET.indexOf(last);
        int unusedMask = characters == 2 ? 0b1111 : 0b11;
        return value < 0 || (value & unusedMask) != 0;
    }
}
