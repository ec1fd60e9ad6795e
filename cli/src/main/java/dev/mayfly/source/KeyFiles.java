package dev.mayfly.source;

import dev.mayfly.x509.Certificates;
import dev.mayfly.x509.MalformedX509Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A key pair in PEM files: the certificate (and what follows it in the same file) with the key
/// that belongs to it, and maybe a file of intermediates. Read anew each time.
public record KeyFiles(Path certificate, Path key, Optional<Path> intermediates)
        implements Supplier<CertificateKey> {

    /// A chain of six certificates with 8192-bit keys is far below.
    private static final long MAX_BYTES = 256 * 1024;

    private static final Set<PosixFilePermission> OTHERS_READ =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    @Override
    public CertificateKey get() {
        List<X509Certificate> chain = new ArrayList<>(certificates(certificate));
        intermediates.map(KeyFiles::certificates).ifPresent(chain::addAll);
        return new CertificateKey(privateKey(), chain);
    }

    /// What a person should know about the key's file, if anything: that others can read it.
    public Optional<String> warning() {
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(key);
            return OTHERS_READ.stream().anyMatch(allowed::contains)
                    ? Optional.of(
                            "others on this machine can read the private key `"
                                    + key
                                    + "`; take that from them with chmod 600")
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    private PrivateKey privateKey() {
        String text = read(key);
        try {
            return PrivateKeyPem.read(text);
        } catch (MalformedX509Exception e) {
            throw SourceException.refused(
                    "the private key in `" + key + "` cannot be used: " + e.getMessage());
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        String text = read(file);
        try {
            // The key may stand in the same file, before or behind.
            List<X509Certificate> found = Certificates.fromPem(withoutKeys(text));
            if (!found.isEmpty()) {
                return found;
            }
            throw SourceException.refused("`" + file + "` holds no certificate");
        } catch (MalformedX509Exception e) {
            throw SourceException.refused(
                    "the certificate in `" + file + "` cannot be used: " + e.getMessage());
        }
    }

    private static String withoutKeys(String text) {
        return text.replaceAll(
                "-----BEGIN ([A-Z0-9 ]*PRIVATE KEY|EC PARAMETERS)-----[^-]*-----END \\1-----", "");
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw SourceException.refused(
                        "`" + file + "` is too large for a key or certificate");
            }
            return Files.readString(file);
        } catch (IOException _) {
            throw SourceException.refused("`" + file + "` cannot be read");
        }
    }
}
