package dev.mayfly.api.rolesanywhere;

import dev.mayfly.wire.Member;
import java.util.Optional;

/// Where the certificates of a trust anchor come from. Only bundles are taken: the other types name
/// a service that is not here.
public record SourceMember(
        @Member(oneOf = {"AWS_ACM_PCA", "CERTIFICATE_BUNDLE", "SELF_SIGNED_REPOSITORY"})
                Optional<String> sourceType,
        Optional<Data> sourceData) {

    /// The type that is taken.
    public static final String BUNDLE = "CERTIFICATE_BUNDLE";

    /// One of the two is present.
    public record Data(
            @Member(minLength = 1, maxLength = Bounds.PEM) Optional<String> x509CertificateData,
            Optional<String> acmPcaArn) {}

    static SourceMember bundle(String pem) {
        return new SourceMember(
                Optional.of(BUNDLE), Optional.of(new Data(Optional.of(pem), Optional.empty())));
    }
}
