package dev.mayfly.session;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.LowLevelCryptoCaller;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.aead.XAesGcmParameters;
import com.google.crypto.tink.aead.subtle.XAesGcmAead;
import com.google.crypto.tink.util.SecretBytes;
import dev.mayfly.keys.Key;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// One version of the session ring at work: it seals tokens with XAES-256-GCM and derives secret
/// access keys with HMAC-SHA256. Both keys come from the ring's by HKDF, so they rotate together.
/// Thread-safe.
final class SealingKey {

    /// What a ring key has: 256 bits.
    static final int MATERIAL_BYTES = 32;

    private static final int SALT_BYTES = 12;

    /// 30 bytes are the 40 base-64 characters of an AWS secret access key.
    private static final int SECRET_BYTES = 30;

    private final int id;
    private final Aead aead;
    private final SecretKeySpec derivationKey;

    SealingKey(Key key) {
        this.id = key.id();
        this.aead = aead(key.withMaterial(material -> expand(material, "mayfly session token")));
        this.derivationKey =
                new SecretKeySpec(
                        key.withMaterial(material -> expand(material, "mayfly secret access key")),
                        "HmacSHA256");
    }

    int id() {
        return id;
    }

    byte[] seal(byte[] claims, byte[] boundTo) {
        try {
            return aead.encrypt(claims, boundTo);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("sealing failed", failed);
        }
    }

    /// What was sealed, or empty when this key did not seal it for `boundTo`.
    Optional<byte[]> open(byte[] sealed, byte[] boundTo) {
        try {
            return Optional.of(aead.decrypt(sealed, boundTo));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    /// The secret access key of the session with this id and nonce.
    Secret secretAccessKey(String accessKeyId, byte[] nonce) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(derivationKey);
            mac.update(accessKeyId.getBytes(StandardCharsets.US_ASCII));
            byte[] derived = mac.doFinal(nonce);
            return new Secret(Base64.getEncoder().encode(Arrays.copyOf(derived, SECRET_BYTES)));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("no HMAC-SHA256", failed);
        }
    }

    // The key comes from our own ring, which rotates; Tink is asked for the primitive only.
    @AccessesPartialKey
    @LowLevelCryptoCaller
    private static Aead aead(byte[] key) {
        try {
            return XAesGcmAead.create(
                    XAesGcmKey.create(
                            XAesGcmParameters.create(
                                    XAesGcmParameters.Variant.NO_PREFIX, SALT_BYTES),
                            SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()),
                            null));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("no XAES-256-GCM", failed);
        }
    }

    private static byte[] expand(byte[] material, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(material)
                                    .thenExpand(
                                            purpose.getBytes(StandardCharsets.US_ASCII),
                                            MATERIAL_BYTES));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("no HKDF-SHA256", failed);
        }
    }
}
