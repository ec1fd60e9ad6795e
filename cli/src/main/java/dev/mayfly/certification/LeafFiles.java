package dev.mayfly.certification;

import dev.mayfly.terminal.Failure;
import dev.mayfly.x509.CertificateRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/// The files `NAME.key` and `NAME.pem` in a directory. Both appear whole, by renaming; nobody else
/// can read the key, not even for a moment.
public record LeafFiles(Path directory, String name) {

    private static final Set<StandardOpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final int LINE = 64;

    /// The private key's.
    public Path key() {
        return directory.resolve(name + ".key");
    }

    /// The certificate's.
    public Path certificate() {
        return directory.resolve(name + ".pem");
    }

    /// A new P-256 key, kept in a file beside its place until a certificate is there for it.
    /// Closing it unfinished leaves nothing.
    public static final class NewKey implements AutoCloseable {

        private final LeafFiles files;
        private final Path waiting;
        private final KeyPair pair;

        private NewKey(LeafFiles files, Path waiting, KeyPair pair) {
            this.files = files;
            this.waiting = waiting;
            this.pair = pair;
        }

        /// What a certificate is asked for with.
        public String request() {
            try {
                return CertificateRequest.of(pair.getPublic(), pair.getPrivate());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a key that was just made signs", e);
            }
        }

        /// Puts key and certificate in their places.
        public void finish(String certificatePem) {
            try {
                // No replacing: another process may have been faster.
                Files.createLink(files.key(), waiting);
                Files.delete(waiting);
            } catch (FileAlreadyExistsException _) {
                throw files.taken();
            } catch (IOException | UnsupportedOperationException e) {
                throw files.unwritable(e);
            }
            files.writeCertificate(certificatePem);
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(waiting);
            } catch (IOException e) {
                throw files.unwritable(e);
            }
        }
    }

    /// Makes a key.
    ///
    /// @throws Failure when there is one already, or the directory cannot be written
    public NewKey newKey(SecureRandom random) {
        if (Files.exists(key())) {
            throw taken();
        }
        KeyPair pair = pair(random);
        byte[] encoded = pair.getPrivate().getEncoded();
        byte[] base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(encoded);
        Path waiting =
                directory.resolve("." + name + ".key." + Long.toHexString(random.nextLong()));
        try {
            Files.createDirectories(directory);
            try (var channel =
                    Files.newByteChannel(
                            waiting,
                            NEW,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")))) {
                write(channel, "-----BEGIN PRIVATE KEY-----\n".getBytes(StandardCharsets.US_ASCII));
                write(channel, base64);
                write(channel, "\n-----END PRIVATE KEY-----\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw unwritable(e);
        } finally {
            Arrays.fill(encoded, (byte) 0);
            Arrays.fill(base64, (byte) 0);
        }
        return new NewKey(this, waiting, pair);
    }

    /// Writes the certificate, in the place of an older one.
    public void writeCertificate(String pem) {
        Path waiting = directory.resolve("." + name + ".pem.new");
        try {
            Files.createDirectories(directory);
            Files.writeString(waiting, pem);
            Files.move(
                    waiting,
                    certificate(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void write(SeekableByteChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private Failure taken() {
        return Failure.usage(
                "the key file `" + key() + "` exists",
                "choose another directory with --out DIR, or remove the file if nothing uses it");
    }

    private Failure unwritable(Exception e) {
        return Failure.trouble(
                "cannot write to `" + directory + "`: " + e.getMessage(),
                "check the directory and its permissions");
    }
}
