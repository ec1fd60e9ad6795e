package dev.mayfly.wiring;

import dev.mayfly.datadir.DataDirectory;
import dev.mayfly.datadir.DataDirectoryException;
import dev.mayfly.keys.KeyRings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Wraps key rings for the store under the key-encryption key: AES-256-GCM, with the ring's name
/// bound to the ciphertext, so that nobody who can write the database puts one ring in another's
/// place.
final class RingEnvelope {

    private static final String FILE = "key-encryption-key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    private RingEnvelope(SecretKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /// The envelope under the key in `keyFile`, or under one of the data directory's own, made when
    /// there is none yet.
    static KeyRings.Envelope open(
            DataDirectory directory, Optional<Path> keyFile, SecureRandom random) {
        String text =
                keyFile.map(RingEnvelope::read)
                        .or(() -> directory.read(FILE))
                        .orElseGet(() -> create(directory, random));
        byte[] bytes = decode(text.strip());
        RingEnvelope envelope = new RingEnvelope(new SecretKeySpec(bytes, "AES"), random);
        return new KeyRings.Envelope(envelope::wrap, envelope::unwrap);
    }

    private byte[] wrap(byte[] plain, String ringName) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, ringName).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] unwrap(byte[] wrapped, String ringName) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer.wrap(wrapped).get(nonce);
            return cipher(Cipher.DECRYPT_MODE, nonce, ringName)
                    .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
        } catch (GeneralSecurityException | RuntimeException _) {
            throw new DataDirectoryException(
                    "the keys in the store were wrapped under another key-encryption key",
                    "give the file that was used before as `key-file`");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String ringName) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("mayfly ring " + ringName).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String create(DataDirectory directory, SecureRandom random) {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        String text = Base64.getEncoder().encodeToString(fresh);
        directory.write(FILE, text + "\n");
        return text;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            throw new SettingsException(
                    "the key-encryption key in `" + file + "` cannot be read", "check `key-file`");
        }
    }

    private static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw new SettingsException(
                "the key-encryption key is not 32 bytes in Base64",
                "make one with: openssl rand -base64 32");
    }
}
