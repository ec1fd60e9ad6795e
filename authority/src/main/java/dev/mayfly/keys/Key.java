package dev.mayfly.keys;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;

/// One version of a ring's key. `id` is unique within the ring and rises. The material is never
/// printed; two keys are the same key when they are the same object.
public final class Key {

    private final int id;
    private final Instant createdAt;
    private final byte[] material;

    Key(int id, Instant createdAt, byte[] material) {
        this.id = id;
        this.createdAt = createdAt;
        this.material = material.clone();
    }

    public int id() {
        return id;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /// Hands a copy of the material to `use`, and wipes that copy afterwards.
    public <T> T withMaterial(Function<byte[], T> use) {
        byte[] copy = material.clone();
        try {
            return use.apply(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "Key[" + id + " of " + createdAt + "]";
    }
}
