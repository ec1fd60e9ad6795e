package dev.mayfly.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/// Grows the bytes of a session's claims: varints, counted UTF-8 strings, counted lists.
final class ClaimsWriter {

    private static final int FIRST_BYTES = 512;
    private static final int MAX_VARINT_BYTES = 10;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    void raw(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    void octet(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void varint(long value) {
        ensure(MAX_VARINT_BYTES);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        raw(utf8);
    }

    void strings(Collection<String> values) {
        varint(values.size());
        values.forEach(this::string);
    }

    void optional(Optional<String> value) {
        octet(value.isPresent() ? 1 : 0);
        value.ifPresent(this::string);
    }

    /// That many bytes that say nothing, behind their number in two bytes.
    void padding(int count) {
        octet(count >>> Byte.SIZE);
        octet(count);
        raw(new byte[count]);
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
