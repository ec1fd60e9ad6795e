package dev.mayfly.store.sql;

import dev.mayfly.anywhere.RevocationList;
import dev.mayfly.ca.AuthorityPurpose;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.CertificateAuthority.Anchor;
import dev.mayfly.ca.CertificateAuthority.LeafLife;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.ca.IssuedCertificate.Revocation;
import dev.mayfly.ca.RevocationReason;
import dev.mayfly.x509.Certificates;
import dev.mayfly.x509.MalformedX509Exception;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;

/// Reads what [CaWriter] writes, and nothing else.
final class CaReader {

    private static final int HEXADECIMAL = 16;

    private CaReader() {}

    /// @throws StoredJsonException when the text is no stored authority
    static CertificateAuthority authority(String json) {
        return read(
                json,
                fields ->
                        new CertificateAuthority(
                                fields.text("name"),
                                AuthorityPurpose.valueOf(fields.text("purpose")),
                                onlyCertificate(fields.text("pem")),
                                fields.instant("createdAt"),
                                new LeafLife(
                                        fields.duration("usualLife"),
                                        fields.duration("longestLife")),
                                Long.parseLong(fields.text("listNumber")),
                                RevocationList.parse(fields.text("list")),
                                fields.optionalText("trustAnchorId")
                                        .map(id -> new Anchor(id, fields.text("crlId")))));
    }

    /// @throws StoredJsonException when the text is no stored certificate
    static IssuedCertificate certificate(String json) {
        return read(
                json,
                fields ->
                        new IssuedCertificate(
                                fields.text("authority"),
                                new BigInteger(fields.text("serial"), HEXADECIMAL),
                                fields.text("subject"),
                                fields.texts("alternativeNames"),
                                fields.instant("notBefore"),
                                fields.instant("notAfter"),
                                fields.text("issuedBy"),
                                fields.optionalInstant("revokedAt")
                                        .map(at ->
                                                new Revocation(
                                                        at,
                                                        RevocationReason.valueOf(
                                                                fields.text("reason"))))));
    }

    private static <T> T read(String json, Function<Fields, T> reading) {
        Fields fields = new Fields(StoredJson.object(json));
        try {
            T read = reading.apply(fields);
            fields.end();
            return read;
        } catch (IllegalArgumentException | MalformedX509Exception e) {
            throw new StoredJsonException(String.valueOf(e.getMessage()));
        }
    }

    private static X509Certificate onlyCertificate(String pem) {
        List<X509Certificate> certificates = Certificates.fromPem(pem);
        if (certificates.size() != 1) {
            throw new MalformedX509Exception("an authority has one certificate");
        }
        return certificates.getFirst();
    }
}
