package dev.mayfly.store.sql;

import dev.mayfly.trail.TrailQuery.Attribute;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Collects the hashes a stretch of the trail is known by. Two values may share one: it says what a
/// stretch does not hold, never what it holds.
final class TrailHashes {

    private static final int SPREAD = 0x9E3779B9; // 2^32 over the golden ratio
    private static final int FIRST_CAPACITY = 1024;

    private int[] hashes = new int[FIRST_CAPACITY];
    private int count;

    static int hash(Attribute attribute, String value) {
        // INVARIANT: hashes are stored, so the attributes' names are part of the format.
        int mixed = (31 * attribute.name().hashCode() + value.hashCode()) * SPREAD;
        return mixed ^ (mixed >>> Short.SIZE);
    }

    void add(Attribute attribute, String value) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count++] = hash(attribute, value);
    }

    void clear() {
        count = 0;
    }

    /// Four bytes each, sorted, each once.
    byte[] encode() {
        int[] distinct = IntStream.of(Arrays.copyOf(hashes, count)).sorted().distinct().toArray();
        ByteBuffer bytes = ByteBuffer.allocate(distinct.length * Integer.BYTES);
        bytes.asIntBuffer().put(distinct);
        return bytes.array();
    }

    static boolean contains(byte[] encoded, int hash) {
        ByteBuffer sorted = ByteBuffer.wrap(encoded);
        int low = 0;
        int high = encoded.length / Integer.BYTES - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = sorted.getInt(middle * Integer.BYTES);
            if (found == hash) {
                return true;
            }
            if (found < hash) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }
}
