package dev.mayfly.keys;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A ring as bytes, before it is wrapped: a format byte, the number of keys, then for each its id,
/// creation time in milliseconds, length and material.
final class RingCodec {

    private static final byte FORMAT = 1;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int KEY_HEADER_BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES;
    private static final int MAX_MATERIAL_BYTES = 16 * 1024;

    private RingCodec() {}

    static byte[] encode(List<Key> keys) {
        int size = HEADER_BYTES;
        for (Key key : keys) {
            size += KEY_HEADER_BYTES + key.<Integer>withMaterial(material -> material.length);
        }
        ByteBuffer out = ByteBuffer.allocate(size).put(FORMAT).putInt(keys.size());
        for (Key key : keys) {
            out.putInt(key.id()).putLong(key.createdAt().toEpochMilli());
            key.withMaterial(material -> out.putInt(material.length).put(material));
        }
        return out.array();
    }

    static List<Key> decode(byte[] bytes) {
        try {
            return decode(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException cut) {
            throw new IllegalStateException("a key ring is cut short", cut);
        }
    }

    private static List<Key> decode(ByteBuffer in) {
        if (in.get() != FORMAT) {
            throw new IllegalStateException("a key ring was written by a newer Mayfly");
        }
        int count = in.getInt();
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = in.getInt();
            Instant createdAt = Instant.ofEpochMilli(in.getLong());
            keys.add(new Key(id, createdAt, material(in)));
        }
        if (in.hasRemaining() || keys.isEmpty()) {
            throw new IllegalStateException("a key ring does not end where it says");
        }
        return List.copyOf(keys);
    }

    private static byte[] material(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > MAX_MATERIAL_BYTES) {
            throw new IllegalStateException("a key ring holds a key of no sensible size");
        }
        byte[] material = new byte[length];
        in.get(material);
        return material;
    }
}
