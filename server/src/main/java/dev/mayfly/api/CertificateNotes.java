package dev.mayfly.api;

import dev.mayfly.access.DenialDocument;
import dev.mayfly.certificate.CertificateRefusal;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.TrailNotes;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the trail says of a certificate that signed a call: whose it is, by whom and until when,
/// whether or not anybody vouches for it; and why it is refused.
final class CertificateNotes {

    private static final int MAX_CHARACTERS = 1024;

    private CertificateNotes() {}

    /// The certificate as it was presented, under `x509` of `additionalEventData`.
    static void presented(Call call) {
        call.certificate()
                .ifPresent(proven ->
                        call.notes()
                                .additional("x509", described(proven.certificates().endEntity())));
    }

    private static Map<String, Object> described(X509Certificate certificate) {
        Map<String, Object> x509 = new LinkedHashMap<>();
        x509.put("subject", bounded(certificate.getSubjectX500Principal().getName()));
        x509.put("issuer", bounded(certificate.getIssuerX500Principal().getName()));
        x509.put("serialNumber", certificate.getSerialNumber().toString());
        x509.put("notAfter", certificate.getNotAfter().toInstant().toString());
        return x509;
    }

    /// Notes the whole reason for the administrator, and is what the caller reads.
    static RefusedException refused(CertificateRefusal refusal, TrailNotes notes) {
        notes.denial(DenialDocument.json(refusal.reason(), List.of()));
        return new RefusedException(new Refusal.NotAuthorized(refusal.callerText()));
    }

    private static String bounded(String text) {
        return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    }
}
