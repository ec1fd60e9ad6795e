package dev.mayfly.anywhere;

import dev.mayfly.x509.Certificates;
import dev.mayfly.x509.MalformedX509Exception;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/// A certificate revocation list, as PEM and parsed. Only complete lists of one issuer: a delta or
/// an indirect list would be read as saying less than it does.
public record RevocationList(String pem, X509CRL crl) {

    private static final int MAX_BYTES = 300_000;
    private static final Set<String> UNDERSTOOD =
            Set.of("2.5.29.20", "2.5.29.35"); // CRL number, authority key identifier

    /// Reads a list.
    ///
    /// @throws MalformedX509Exception when the text is not one complete list
    public static RevocationList parse(String pem) {
        if (pem.length() > MAX_BYTES) {
            throw new MalformedX509Exception("a revocation list has at most 300000 bytes");
        }
        X509CRL crl = Certificates.revocationList(pem);
        Set<String> critical = crl.getCriticalExtensionOIDs();
        if (critical != null && !UNDERSTOOD.containsAll(critical)) {
            throw new MalformedX509Exception(
                    "the revocation list is a partial or indirect one, which cannot be relied on");
        }
        return new RevocationList(pem, crl);
    }

    /// When the issuer promised the next list, if it did.
    public Optional<Instant> nextUpdate() {
        return Optional.ofNullable(crl.getNextUpdate()).map(Date::toInstant);
    }

    /// Whether the next list is due at `now` and has not been imported.
    public boolean overdueAt(Instant now) {
        return nextUpdate().filter(due -> !now.isBefore(due)).isPresent();
    }
}
