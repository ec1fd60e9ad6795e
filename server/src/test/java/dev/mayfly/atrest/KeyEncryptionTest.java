package dev.mayfly.atrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.datadir.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEncryptionTest {

    private static final byte[] RING = "key material".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    @TempDir Path temporary;
    private DataDirectory directory;

    @BeforeEach
    void start() {
        directory = DataDirectory.create(temporary.resolve("data"));
    }

    @Test
    void unwrapsWhatAnEarlierStartWrapped() {
        byte[] wrapped = KeyEncryption.ofDataDirectory(directory, random).wrap(RING, "sealing");

        assertThat(KeyEncryption.ofDataDirectory(directory, random).unwrap(wrapped, "sealing"))
                .isEqualTo(RING);
        assertThat(new String(wrapped, StandardCharsets.ISO_8859_1)).doesNotContain("material");
    }

    @Test
    void keepsItsKeyInAFileForTheOwnerOnly() throws IOException {
        KeyEncryption.ofDataDirectory(directory, random);

        assertThat(Files.getPosixFilePermissions(directory.resolve(KeyEncryption.FILE)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void neverWrapsTheSameWayTwice() {
        KeyEncryption encryption = KeyEncryption.ofDataDirectory(directory, random);

        assertThat(encryption.wrap(RING, "sealing")).isNotEqualTo(encryption.wrap(RING, "sealing"));
    }

    @Test
    void refusesARingOfAnotherName() {
        KeyEncryption encryption = KeyEncryption.ofDataDirectory(directory, random);
        byte[] wrapped = encryption.wrap(RING, "sealing");

        assertThatThrownBy(() -> encryption.unwrap(wrapped, "signing"))
                .isInstanceOf(KeyEncryptionException.class);
    }

    @Test
    void refusesARingOfAnotherKey() {
        byte[] wrapped = KeyEncryption.ofDataDirectory(directory, random).wrap(RING, "sealing");
        KeyEncryption other = KeyEncryption.ofBase64(base64(32), random);

        assertThatThrownBy(() -> other.unwrap(wrapped, "sealing"))
                .isInstanceOf(KeyEncryptionException.class);
    }

    @Test
    void refusesEveryChangedByteAndEveryShorterRing() {
        KeyEncryption encryption = KeyEncryption.ofDataDirectory(directory, random);
        byte[] wrapped = encryption.wrap(RING, "sealing");

        for (int i = 0; i < wrapped.length; i++) {
            byte[] changed = wrapped.clone();
            changed[i] ^= 1;
            byte[] shorter = Arrays.copyOf(wrapped, i);
            assertThatThrownBy(() -> encryption.unwrap(changed, "sealing"))
                    .isInstanceOf(KeyEncryptionException.class);
            assertThatThrownBy(() -> encryption.unwrap(shorter, "sealing"))
                    .isInstanceOf(KeyEncryptionException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33})
    void refusesKeysOfAnotherLength(int bytes) {
        assertThatThrownBy(() -> KeyEncryption.ofBase64(base64(bytes), random))
                .isInstanceOf(KeyEncryptionException.class);
    }

    @Test
    void saysNothingOfAKeyItRefuses() {
        directory.write(KeyEncryption.FILE, "hunter2!");

        assertThatThrownBy(() -> KeyEncryption.ofDataDirectory(directory, random))
                .isInstanceOf(KeyEncryptionException.class)
                .hasNoCause()
                .message()
                .doesNotContain("hunter2");
    }

    private String base64(int bytes) {
        byte[] key = new byte[bytes];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
