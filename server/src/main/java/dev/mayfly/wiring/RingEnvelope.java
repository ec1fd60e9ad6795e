package dev.mayfly.wiring;

import dev.mayfly.atrest.KeyEncryption;
import dev.mayfly.atrest.KeyEncryptionException;
import dev.mayfly.datadir.DataDirectory;
import dev.mayfly.keys.KeyRings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;

/// Picks the key-encryption key: the one in the settings' file, else the data directory's own.
final class RingEnvelope {

    private RingEnvelope() {}

    static KeyRings.Envelope of(Settings settings, DataDirectory directory, SecureRandom random) {
        Optional<Path> file = settings.store().keyFile();
        try {
            return file.isPresent()
                    ? KeyEncryption.ofBase64(read(file.get()), random).envelope()
                    : KeyEncryption.ofDataDirectory(directory, random).envelope();
        } catch (KeyEncryptionException e) {
            throw new SettingsException(
                    Objects.requireNonNullElse(e.getMessage(), "the key-encryption key is bad"),
                    "make one with: openssl rand -base64 32");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException _) {
            throw new SettingsException(
                    "the key-encryption key in `" + file + "` cannot be read", "check `key-file`");
        }
    }
}
