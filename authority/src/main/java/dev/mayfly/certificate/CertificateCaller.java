package dev.mayfly.certificate;

import dev.mayfly.anywhere.AttributeMappings;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import dev.mayfly.session.VerifiedCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a verified certificate is to the rest: the service `rolesanywhere.amazonaws.com` that acts
/// for a trust anchor, with the certificate's attributes as session tags and its name as source
/// identity.
///
/// Conditions on `aws:PrincipalTag/x509…` are written in the trust policy too, so the tags are
/// principal tags already there. Source: IAM Roles Anywhere User Guide, "Trust policy".
public final class CertificateCaller {

    /// The principal a trust policy names.
    public static final String SERVICE = "rolesanywhere.amazonaws.com";

    private CertificateCaller() {}

    /// The caller behind `certificate`, whom the anchor of that ARN vouches for.
    public static VerifiedCaller of(
            VerifiedCertificate certificate, Arn trustAnchor, AttributeMappings mappings) {
        List<Tag> tags = AttributeTags.of(certificate.endEntity(), mappings);
        Map<String, List<String>> trust = new HashMap<>();
        trust.put("aws:SourceArn", List.of(trustAnchor.toString()));
        trust.put("aws:SourceAccount", List.of(trustAnchor.account()));
        tags.forEach(tag -> trust.put("aws:PrincipalTag/" + tag.key(), List.of(tag.value())));
        return new VerifiedCaller(
                VerifiedCaller.Kind.SERVICE,
                SERVICE,
                certificate.subject(),
                trustAnchor.toString(),
                trust,
                Map.of(),
                tags,
                Set.of(),
                Optional.of(certificate.sourceIdentity()),
                provenance(certificate, trustAnchor.toString()));
    }

    /// What is worth keeping of the proof, for the trail and in the session.
    public static Map<String, String> provenance(
            VerifiedCertificate certificate, String trustAnchorArn) {
        Map<String, String> provenance = new HashMap<>();
        provenance.put("x509Subject", certificate.subject());
        provenance.put("x509Issuer", certificate.endEntity().getIssuerX500Principal().getName());
        provenance.put(
                "x509SerialNumber", VerifiedCertificate.hexSerialNumber(certificate.endEntity()));
        provenance.put("trustAnchorArn", trustAnchorArn);
        return provenance;
    }
}
