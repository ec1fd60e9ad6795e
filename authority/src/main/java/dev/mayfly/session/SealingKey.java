package dev.mayfly.session;

import dev.mayfly.keys.Key;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One version of the session ring at work: it seals tokens and derives secret access keys. Both
/// keys come from the ring's, so they rotate together. Thread-safe.
final class SealingKey {

    /// 30 bytes are the 40 base-64 characters of an AWS secret access key.
    private static final int SECRET_BYTES = 30;

    private static final String HMAC = "HmacSHA256";

    private final int id;
    private final Seal tokens;
    private final SecretKeySpec secrets;

    SealingKey(Key key) {
        this.id = key.id();
        this.tokens = new Seal(key, "mayfly session token");
        this.secrets = new SecretKeySpec(Seal.derive(key, "mayfly secret access key"), HMAC);
    }

    int id() {
        return id;
    }

    byte[] seal(byte[] claims, byte[] boundTo) {
        return tokens.seal(claims, boundTo);
    }

    Optional<byte[]> open(byte[] sealed, byte[] boundTo) {
        return tokens.open(sealed, boundTo);
    }

    /// The secret access key of the session with this id and nonce.
    Secret secretAccessKey(String accessKeyId, byte[] nonce) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secrets);
            mac.update(accessKeyId.getBytes(StandardCharsets.US_ASCII));
            byte[] derived = mac.doFinal(nonce);
            return new Secret(Base64.getEncoder().encode(Arrays.copyOf(derived, SECRET_BYTES)));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("no " + HMAC, failed);
        }
    }
}
