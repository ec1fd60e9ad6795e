package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Text;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Claims in the making, and the ids that a real CI system would have given: each is derived from a
/// name, so that two tokens of one repository agree and two repositories differ.
final class Imitation {

    private static final long ID_RANGE = 900_000_000L;

    private final Map<String, ClaimValue> claims = new LinkedHashMap<>();

    Imitation put(String name, String value) {
        claims.put(name, new Text(value));
        return this;
    }

    Imitation put(String name, ClaimValue value) {
        claims.put(name, value);
        return this;
    }

    Map<String, ClaimValue> claims() {
        return claims;
    }

    /// A number of nine digits.
    static String id(String name) {
        long number = Long.parseLong(hash(name).substring(0, 15), 16);
        return Long.toString(100_000_000L + number % ID_RANGE);
    }

    /// A git commit's name.
    static String sha(String name) {
        return hash(name).substring(0, 40);
    }

    /// A UUID's spelling.
    static String uuid(String name) {
        String hex = hash(name);
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                "4" + hex.substring(13, 16),
                "a" + hex.substring(17, 20),
                hex.substring(20, 32));
    }

    private static String hash(String name) {
        try {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
