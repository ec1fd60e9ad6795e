package dev.mayfly.atrest;

import dev.mayfly.datadir.DataDirectory;
import dev.mayfly.keys.KeyRings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Wraps key rings for the store: AES-256-GCM under the key-encryption key, the ring's name bound
/// to the ciphertext. Thread-safe.
///
/// Layout: one byte of version, 12 of nonce, then ciphertext and tag. A ring is written a few times
/// a year, far from the number of random nonces that would be too many under one key.
public final class KeyEncryption {

    /// The file that holds the key-encryption key in the data directory, as base64.
    public static final String FILE = "key-encryption.key";

    private static final int KEY_BYTES = 32;
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    private KeyEncryption(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /// Under the key in the data directory, which is made when there is none.
    ///
    /// @throws KeyEncryptionException when the file holds no such key
    public static KeyEncryption ofDataDirectory(DataDirectory directory, SecureRandom random) {
        Optional<String> stored = directory.read(FILE);
        if (stored.isPresent()) {
            return ofBase64(stored.get().strip(), random);
        }
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        directory.write(FILE, Base64.getEncoder().encodeToString(fresh) + "\n");
        return new KeyEncryption(fresh, random);
    }

    /// Under a key given as base64 of 32 bytes.
    ///
    /// @throws KeyEncryptionException when it is anything else
    public static KeyEncryption ofBase64(String base64, SecureRandom random) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw new KeyEncryptionException("the key-encryption key is not base64");
        }
        if (key.length != KEY_BYTES) {
            throw new KeyEncryptionException("the key-encryption key has not 32 bytes");
        }
        return new KeyEncryption(key, random);
    }

    /// Both directions, as the key rings take them.
    public KeyRings.Envelope envelope() {
        return new KeyRings.Envelope(this::wrap, this::unwrap);
    }

    byte[] wrap(byte[] plain, String ringName) {
        byte[] header = new byte[1 + NONCE_BYTES];
        random.nextBytes(header);
        header[0] = VERSION;
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, header, ringName).doFinal(plain);
            byte[] wrapped = Arrays.copyOf(header, header.length + sealed.length);
            System.arraycopy(sealed, 0, wrapped, header.length, sealed.length);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /// @throws KeyEncryptionException when the bytes were not wrapped under this key and name
    byte[] unwrap(byte[] wrapped, String ringName) {
        int header = 1 + NONCE_BYTES;
        if (wrapped.length < header + TAG_BITS / Byte.SIZE || wrapped[0] != VERSION) {
            throw new KeyEncryptionException("the key ring `" + ringName + "` is damaged");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, wrapped, ringName)
                    .doFinal(wrapped, header, wrapped.length - header);
        } catch (GeneralSecurityException _) {
            throw new KeyEncryptionException(
                    "the key ring `"
                            + ringName
                            + "` was wrapped under another key-encryption key, or is damaged");
        }
    }

    private Cipher cipher(int mode, byte[] header, String ringName)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, header, 1, NONCE_BYTES));
        cipher.updateAAD(header, 0, 1);
        cipher.updateAAD(ringName.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
