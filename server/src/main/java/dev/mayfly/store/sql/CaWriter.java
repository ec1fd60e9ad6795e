package dev.mayfly.store.sql;

import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.x509.Certificates;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Writes an authority, or a certificate it issued, as the JSON of its row. The key is not in it:
/// that lies wrapped in a ring.
final class CaWriter {

    private CaWriter() {}

    static String json(CertificateAuthority authority) {
        return object(fields -> {
            fields.text("name", authority.name());
            fields.text("purpose", authority.purpose().name());
            fields.text("pem", Certificates.toPem(authority.certificate()));
            fields.instant("createdAt", authority.createdAt());
            fields.text("usualLife", authority.leafLife().usual().toString());
            fields.text("longestLife", authority.leafLife().longest().toString());
            fields.text("listNumber", Long.toString(authority.listNumber()));
            fields.text("list", authority.list().pem());
            authority
                    .anchor()
                    .ifPresent(anchor -> {
                        fields.text("trustAnchorId", anchor.trustAnchorId());
                        fields.text("crlId", anchor.crlId());
                    });
        });
    }

    static String json(IssuedCertificate certificate) {
        return object(fields -> {
            fields.text("serial", certificate.serialHex());
            fields.text("authority", certificate.authority());
            fields.text("subject", certificate.subject());
            fields.texts("alternativeNames", certificate.alternativeNames());
            fields.instant("notBefore", certificate.notBefore());
            fields.instant("notAfter", certificate.notAfter());
            fields.text("issuedBy", certificate.issuedBy());
            certificate
                    .revocation()
                    .ifPresent(revocation -> {
                        fields.instant("revokedAt", revocation.at());
                        fields.text("reason", revocation.reason().name());
                    });
        });
    }

    private static String object(Consumer<JsonFields> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                StoredJson.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members.accept(new JsonFields(json));
            json.writeEndObject();
        }
        return text.toString();
    }
}
