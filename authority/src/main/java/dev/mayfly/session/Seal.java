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
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// Authenticated encryption with XAES-256-GCM under a key that HKDF-SHA256 derives from a ring's,
/// one for each purpose. Its 192 random bits of nonce and salt never run out. Thread-safe.
final class Seal {

    /// What a ring key and every key derived from it has: 256 bits.
    static final int KEY_BYTES = 32;

    private static final int SALT_BYTES = 12;

    /// By how much sealed content is longer: salt, nonce and tag.
    static final int OVERHEAD_BYTES = SALT_BYTES + 12 + 16;

    private final Aead aead;

    Seal(Key key, String purpose) {
        this.aead = aead(derive(key, purpose));
    }

    /// The key for `purpose` under a ring's key.
    static byte[] derive(Key key, String purpose) {
        return key.withMaterial(material -> expand(material, purpose));
    }

    byte[] seal(byte[] content, byte[] boundTo) {
        try {
            return aead.encrypt(content, boundTo);
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
                                            KEY_BYTES));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("no HKDF-SHA256", failed);
        }
    }
}
