package dev.mayfly.keys;

/// Stands for the key-encryption key: enough to see whether a ring was wrapped at all.
public final class XorEnvelope {

    private XorEnvelope() {}

    public static KeyRings.Envelope envelope() {
        return new KeyRings.Envelope(XorEnvelope::flip, XorEnvelope::flip);
    }

    private static byte[] flip(byte[] bytes, String ringName) {
        byte[] flipped = bytes.clone();
        for (int i = 0; i < flipped.length; i++) {
            flipped[i] ^= (byte) (0x5a + ringName.length());
        }
        return flipped;
    }
}
