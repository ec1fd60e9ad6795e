package dev.mayfly.node;

import java.time.Instant;
import java.util.Optional;

/// The key a node joined with and the certificates it was given for it.
///
/// `publicKey` is a SubjectPublicKeyInfo in base 64 and never changes. `generation` counts the
/// certificates from 1; `current` is the newest of them, and `previousSerial` the one before, which
/// counts as well because an answer may be lost. `requestId` is the node's own name for the request
/// that `current` answers: the same request gets the same answer, and another one with an old
/// generation comes from somebody else. `voided` means that no certificate counts until the node
/// recovers.
public record Enrolment(
        String publicKey,
        int generation,
        Certificate current,
        Optional<String> previousSerial,
        String requestId,
        boolean voided) {

    /// A certificate as issued: its serial number in hexadecimal, its end, and itself with the one
    /// of the authority that signed it, in PEM.
    public record Certificate(String serial, Instant notAfter, String pem) {}

    public Enrolment {
        if (generation < 1) {
            throw new IllegalArgumentException("generations begin at 1");
        }
    }

    /// The first certificate for a key.
    public static Enrolment first(String publicKey, Certificate certificate, String requestId) {
        return new Enrolment(publicKey, 1, certificate, Optional.empty(), requestId, false);
    }

    /// The next generation.
    public Enrolment next(Certificate certificate, String newRequestId) {
        Optional<String> before = voided ? Optional.empty() : Optional.of(current.serial());
        return new Enrolment(publicKey, generation + 1, certificate, before, newRequestId, false);
    }

    /// This enrolment, of which no certificate counts any more.
    public Enrolment withoutCertificates() {
        return new Enrolment(publicKey, generation, current, Optional.empty(), requestId, true);
    }

    /// Whether the certificate with that serial number counts.
    public boolean counts(String serial) {
        return !voided
                && (current.serial().equals(serial)
                        || previousSerial.filter(serial::equals).isPresent());
    }
}
