package dev.mayfly.rolesanywhere;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Mints the ids of Roles Anywhere's resources: random UUIDs (RFC 9562 §5.4), and for a subject one
/// made of its name (§5.8), by which every node finds it without searching.
public final class AnywhereIds {

    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_FOUR = 0x4000L;
    private static final long VERSION_EIGHT = 0x8000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final RandomGenerator random;

    public AnywhereIds(RandomGenerator random) {
        this.random = random;
    }

    /// A new id.
    public String next() {
        return uuid(random.nextLong(), random.nextLong(), VERSION_FOUR);
    }

    static String ofSubject(String x509Subject) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(x509Subject));
        return uuid(hash.getLong(), hash.getLong(), VERSION_EIGHT);
    }

    private static String uuid(long high, long low, long version) {
        return new UUID((high & ~VERSION_BITS) | version, (low & ~VARIANT_BITS) | VARIANT)
                .toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
