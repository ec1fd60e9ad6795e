package dev.mayfly.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Bytes nobody may see: never printed, compared in constant time. Only `sigv4`, `session` and the
/// codec that answers the credential read [#bytes()].
public final class Secret {

    private final byte[] bytes;

    public Secret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /// The secret of an ASCII string.
    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// A copy of the bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The secret as the string it is handed out as.
    public String reveal() {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 0; // tells nothing, and nobody keys a map by a secret
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
