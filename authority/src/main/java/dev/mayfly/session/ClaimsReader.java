package dev.mayfly.session;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what [ClaimsWriter] writes, and nothing else: one encoding for each value, no excess.
final class ClaimsReader {

    private static final int MAX_VARINT_BITS = 63;

    /// Nothing in a session is longer: the longest is a session policy.
    private static final int MAX_STRING_BYTES = 128 * 1024;

    private static final int MAX_ELEMENTS = 1024;

    private final byte[] bytes;
    private int at;

    ClaimsReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The bytes are not the claims of a session.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what, null, false, false);
        }
    }

    byte[] raw(int count) throws Malformed {
        if (count > bytes.length - at) {
            throw new Malformed("cut short");
        }
        byte[] value = new byte[count];
        System.arraycopy(bytes, at, value, 0, count);
        at += count;
        return value;
    }

    int octet() throws Malformed {
        if (at == bytes.length) {
            throw new Malformed("cut short");
        }
        return bytes[at++] & 0xff;
    }

    boolean flag() throws Malformed {
        int value = octet();
        if (value > 1) {
            throw new Malformed("a flag is 0 or 1");
        }
        return value == 1;
    }

    long varint() throws Malformed {
        long value = 0;
        for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
            int next = octet();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                if (next == 0 && shift > 0) {
                    throw new Malformed("a number is longer than it need be");
                }
                return value;
            }
        }
        throw new Malformed("a number is too large");
    }

    int count(int max) throws Malformed {
        long value = varint();
        if (value > max) {
            throw new Malformed("too many or too long");
        }
        return (int) value;
    }

    String string() throws Malformed {
        int size = count(MAX_STRING_BYTES);
        if (size > bytes.length - at) {
            throw new Malformed("cut short");
        }
        try {
            String value =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, at, size))
                            .toString();
            at += size;
            return value;
        } catch (CharacterCodingException notText) {
            throw new Malformed("text is not UTF-8");
        }
    }

    List<String> strings() throws Malformed {
        int count = count(MAX_ELEMENTS);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(string());
        }
        return values;
    }

    Optional<String> optional() throws Malformed {
        return flag() ? Optional.of(string()) : Optional.empty();
    }

    void padding(int max) throws Malformed {
        int count = (octet() << Byte.SIZE) | octet();
        if (count > max) {
            throw new Malformed("too much padding");
        }
        for (byte filler : raw(count)) {
            if (filler != 0) {
                throw new Malformed("padding that is none");
            }
        }
    }

    /// Everything that is left.
    byte[] rest() throws Malformed {
        return raw(bytes.length - at);
    }

    void end() throws Malformed {
        if (at != bytes.length) {
            throw new Malformed("more follows than belongs here");
        }
    }
}
