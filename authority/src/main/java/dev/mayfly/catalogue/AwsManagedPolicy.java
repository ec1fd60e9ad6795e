package dev.mayfly.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/// What the snapshot knows of one AWS managed policy, its document aside. Only the default version
/// is kept; `version` is its number at AWS.
public record AwsManagedPolicy(
        String name, String path, int version, Instant createdAt, Instant updatedAt) {

    /// What every ARN of an AWS managed policy begins with.
    public static final String ARN_PREFIX = "arn:aws:iam::aws:policy";

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_CHARACTERS = 17;

    /// `arn:aws:iam::aws:policy/path/name`.
    public String arn() {
        return ARN_PREFIX + path + name;
    }

    /// An id in the form of AWS's (`ANPA…`), the same on every node. The snapshot does not hold the
    /// ids AWS gave, so this one is made from the ARN.
    public String uniqueId() {
        byte[] hash = sha256(arn());
        StringBuilder id = new StringBuilder("ANPA");
        for (int i = 0; i < ID_CHARACTERS; i++) {
            id.append(ALPHABET.charAt(Byte.toUnsignedInt(hash[i]) % ALPHABET.length()));
        }
        return id.toString();
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
