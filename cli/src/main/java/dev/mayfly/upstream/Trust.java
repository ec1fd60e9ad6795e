package dev.mayfly.upstream;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/// Why the server at the other end of TLS is believed.
public sealed interface Trust {

    /// The authorities the machine trusts.
    record OfTheSystem() implements Trust {}

    /// The authorities in a PEM file (`--ca-file`), and no others.
    record OfAFile(Path pem) implements Trust {}

    /// These certificates: a server that shows one of them, whatever its name, or one that an
    /// authority among them vouches for under its name.
    record OfCertificates(List<X509Certificate> certificates) implements Trust {
        public OfCertificates {
            certificates = List.copyOf(certificates);
        }
    }

    /// A server whose own key, or the key of an authority in the chain it shows, has one of these
    /// SHA-256 hashes (of the DER `SubjectPublicKeyInfo`, lower-case hexadecimal). The name in the
    /// certificate is not looked at when it is the server's own key.
    record OfKeys(Set<String> sha256) implements Trust {
        public OfKeys {
            sha256 = Set.copyOf(sha256);
        }
    }
}
