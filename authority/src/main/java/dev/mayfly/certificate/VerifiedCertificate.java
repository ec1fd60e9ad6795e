package dev.mayfly.certificate;

import dev.mayfly.x509.NameAttribute;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// A certificate that a trust anchor vouches for; only [CertificateVerifier] makes one. `path`
/// begins with the end entity; `overdueLists` names the revocation lists that were due for
/// replacement when they were asked.
public final class VerifiedCertificate {

    private static final int BARE_COMMON_NAME = 62;
    private static final String COMMON_NAME = "CN";

    private final String trustAnchorId;
    private final List<X509Certificate> path;
    private final List<String> overdueLists;

    VerifiedCertificate(
            String trustAnchorId, List<X509Certificate> path, List<String> overdueLists) {
        this.trustAnchorId = trustAnchorId;
        this.path = List.copyOf(path);
        this.overdueLists = List.copyOf(overdueLists);
    }

    /// The caller's own certificate.
    public X509Certificate endEntity() {
        return path.getFirst();
    }

    /// The anchor that vouches for it.
    public String trustAnchorId() {
        return trustAnchorId;
    }

    public List<X509Certificate> path() {
        return path;
    }

    public List<String> overdueLists() {
        return overdueLists;
    }

    /// The distinguished name as RFC 2253 writes it.
    public String subject() {
        return endEntity().getSubjectX500Principal().getName();
    }

    /// The instant after which no session may last.
    public Instant end() {
        return endEntity().getNotAfter().toInstant();
    }

    /// The name of a session that asks for none: the serial number in hexadecimal.
    ///
    /// Source: IAM Roles Anywhere User Guide, "Role trusts".
    public String sessionName() {
        return hexSerialNumber(endEntity());
    }

    /// The source identity: `CN=` and the common name; the bare name where that would be too long;
    /// `ID=` and the serial number where there is no common name.
    ///
    /// Source: IAM Roles Anywhere User Guide, "Source identity rules", read 2026-11. Several common
    /// names are joined as they are in tags.
    public String sourceIdentity() {
        return sourceIdentity(endEntity());
    }

    static String sourceIdentity(X509Certificate certificate) {
        String name =
                NameAttribute.of(certificate.getSubjectX500Principal()).stream()
                        .filter(attribute -> attribute.type().equals(COMMON_NAME))
                        .map(NameAttribute::value)
                        .collect(Collectors.joining(AttributeTags.SEPARATOR));
        if (name.isEmpty()) {
            return "ID=" + hexSerialNumber(certificate);
        }
        return name.length() < BARE_COMMON_NAME ? COMMON_NAME + "=" + name : name;
    }

    /// With a leading zero where the number of digits would be odd.
    static String hexSerialNumber(X509Certificate certificate) {
        BigInteger serial = certificate.getSerialNumber();
        byte[] bytes = serial.abs().toByteArray();
        int padding = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return HexFormat.of().formatHex(bytes, padding, bytes.length);
    }
}
