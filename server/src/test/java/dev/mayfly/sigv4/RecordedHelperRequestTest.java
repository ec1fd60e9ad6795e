package dev.mayfly.sigv4;

import static dev.mayfly.wire.Service.ROLES_ANYWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.anywhere.AttributeMappings;
import dev.mayfly.anywhere.CertificateBundle;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.certificate.CertificateCaller;
import dev.mayfly.certificate.CertificateVerdict;
import dev.mayfly.certificate.CertificateVerifier;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.VerifiedCaller;
import dev.mayfly.wire.ProvenCertificate;
import dev.mayfly.wire.WireRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One request recorded from AWS's own helper, version 1.8.0, with an intermediate: from its bytes
/// to the caller a trust policy sees.
class RecordedHelperRequestTest {

    private static final Instant SENT = HelperRequest.SENT;

    private final X509Verifier verifier = new X509Verifier("us-east-1");

    @Test
    void isTheMachineThatTheRootVouchesFor() {
        ProvenCertificate proven = verifier.prove(HelperRequest.recorded(), ROLES_ANYWHERE, SENT);
        TrustAnchor anchor = anchor();
        CertificateVerdict verdict =
                new CertificateVerifier().verify(proven.certificates(), anchor, List.of(), SENT);

        VerifiedCaller caller =
                CertificateCaller.of(
                        ((CertificateVerdict.Trusted) verdict).certificate(),
                        anchor.arn(new AccountId("000000000000"), "us-east-1"),
                        AttributeMappings.DEFAULT);
        assertThat(caller.sourceIdentity()).isEqualTo(Optional.of("CN=node1.p256"));
        assertThat(caller.tags())
                .contains(
                        new Tag("x509Subject/CN", "node1.p256"),
                        new Tag("x509Subject/OU", "prod"),
                        new Tag("x509Issuer/CN", "Example Intermediate"),
                        new Tag("x509SAN/DNS", "node1.example.com"),
                        new Tag("x509SAN/URI", "spiffe://corp.example/host/node1"));
    }

    @Test
    void isRefusedWithAnotherBody() {
        WireRequest longer = Changed.body(HelperRequest.recorded(), "{\"durationSeconds\":43200}");

        assertThatThrownBy(() -> verifier.prove(longer, ROLES_ANYWHERE, SENT))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Invalid signature");
    }

    private static TrustAnchor anchor() {
        return new TrustAnchor(
                "22222222-2222-2222-2222-222222222222",
                "corp",
                CertificateBundle.parse(HelperRequest.rootPem()),
                true,
                SENT,
                SENT,
                List.of(),
                List.of());
    }
}
