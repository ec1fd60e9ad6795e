package dev.mayfly.rolesanywhere;

import dev.mayfly.access.Circumstances;
import dev.mayfly.anywhere.AnywhereProfile;
import dev.mayfly.anywhere.AnywhereResource;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.certificate.CertificateCaller;
import dev.mayfly.certificate.CertificateRefusal;
import dev.mayfly.certificate.CertificateVerdict;
import dev.mayfly.certificate.CertificateVerifier;
import dev.mayfly.certificate.PresentedChain;
import dev.mayfly.certificate.VerifiedCertificate;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.issuance.Issuance;
import dev.mayfly.issuance.SessionIssuer;
import dev.mayfly.issuance.SessionTerms;
import dev.mayfly.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sessions for certificates (`CreateSession`): anchor, then profile, then the role's own trust
/// policy. Two steps, between which the server notes the request against replay and the subject
/// that came. Thread-safe.
///
/// A session lasts as long as asked, at most as long as the profile says, and never longer than the
/// certificate: the last is ours, AWS's outlive it.
///
/// Source: IAM Roles Anywhere User Guide, "IAM Roles Anywhere CreateSession API", read 2026-11.
public final class AnywhereSessions {

    private static final Duration SHORTEST = Duration.ofMinutes(15);

    private final Directory directory;
    private final SessionIssuer issuer;
    private final String region;
    private final CertificateVerifier verifier = new CertificateVerifier();

    /// Sessions by the anchors and profiles of this region.
    public AnywhereSessions(Directory directory, SessionIssuer issuer, String region) {
        this.directory = directory;
        this.issuer = issuer;
        this.region = region;
    }

    /// What a caller asks for.
    public record Wish(
            String trustAnchorArn,
            String profileArn,
            String roleArn,
            Optional<String> sessionName,
            Optional<Duration> duration,
            Map<String, String> instanceProperties) {

        public Wish {
            instanceProperties = Map.copyOf(instanceProperties);
        }
    }

    /// What comes of it: the issuer's answer, or the reason why it was not asked.
    public sealed interface Answer {

        /// The role's trust policy was asked.
        record Decided(Issuance issuance) implements Answer {}

        /// Profile or certificate do not allow it.
        record Refused(CertificateRefusal refusal) implements Answer {}
    }

    /// Whether the trust anchor of that ARN vouches for the certificate.
    ///
    /// @throws RefusedException when there is no such anchor
    public CertificateVerdict trust(PresentedChain presented, String trustAnchorArn, Instant now) {
        AccountState state = directory.state();
        TrustAnchor anchor = byArn(state, state.anywhere().trustAnchors(), trustAnchorArn);
        if (!anchor.enabled()) {
            return new CertificateVerdict.Refused(
                    new CertificateRefusal.Disabled("trust anchor", anchor.name()));
        }
        return verifier.verify(
                presented, anchor, List.copyOf(state.anywhere().crls().values()), now);
    }

    /// A session for a certificate that the wish's own trust anchor vouched for.
    ///
    /// @throws RefusedException when there is no such anchor or profile, or the terms break a rule
    public Answer issue(VerifiedCertificate certificate, Wish wish, Circumstances at) {
        AccountState state = directory.state();
        TrustAnchor anchor = byArn(state, state.anywhere().trustAnchors(), wish.trustAnchorArn());
        if (!anchor.id().equals(certificate.trustAnchorId())) {
            throw new IllegalArgumentException("another trust anchor vouched for the certificate");
        }
        AnywhereProfile profile = byArn(state, state.anywhere().profiles(), wish.profileArn());
        Duration duration = duration(certificate, profile, wish, at.now());
        Optional<CertificateRefusal> refusal = refusal(certificate, profile, wish, duration);
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        return new Answer.Decided(
                issuer.issue(
                        CertificateCaller.of(
                                certificate,
                                anchor.arn(state.account(), region),
                                profile.rules().mappings()),
                        terms(certificate, profile, wish, duration),
                        at));
    }

    private static Optional<CertificateRefusal> refusal(
            VerifiedCertificate certificate,
            AnywhereProfile profile,
            Wish wish,
            Duration duration) {
        if (!profile.enabled()) {
            return Optional.of(new CertificateRefusal.Disabled("profile", profile.name()));
        }
        if (!profile.grant().roleArns().contains(wish.roleArn())) {
            return Optional.of(
                    new CertificateRefusal.RoleNotInProfile(wish.roleArn(), profile.name()));
        }
        if (wish.sessionName().isPresent() && !profile.rules().acceptRoleSessionName()) {
            return Optional.of(new CertificateRefusal.SessionNameNotTaken(profile.name()));
        }
        if (profile.rules().requireInstanceProperties() && wish.instanceProperties().isEmpty()) {
            return Optional.of(new CertificateRefusal.NoInstanceProperties(profile.name()));
        }
        boolean endsTooSoon =
                duration.compareTo(SHORTEST) < 0
                        && wish.duration().filter(d -> d.compareTo(SHORTEST) < 0).isEmpty();
        return endsTooSoon
                ? Optional.of(
                        new CertificateRefusal.EndsTooSoon(
                                certificate.subject(), certificate.end()))
                : Optional.empty();
    }

    private static Duration duration(
            VerifiedCertificate certificate, AnywhereProfile profile, Wish wish, Instant now) {
        Duration asked = wish.duration().orElse(profile.grant().duration());
        Duration granted = shorter(asked, profile.grant().duration());
        return shorter(
                granted, Duration.ofSeconds(Duration.between(now, certificate.end()).toSeconds()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static SessionTerms terms(
            VerifiedCertificate certificate,
            AnywhereProfile profile,
            Wish wish,
            Duration duration) {
        return new SessionTerms(
                wish.roleArn(),
                wish.sessionName().orElseGet(certificate::sessionName),
                Optional.of(duration),
                profile.grant().sessionPolicy(),
                profile.grant().managedPolicyArns(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private <T extends AnywhereResource> T byArn(
            AccountState state, Map<String, T> all, String arn) {
        T found = all.get(arn.substring(arn.lastIndexOf('/') + 1));
        if (found == null || !found.arn(state.account(), region).toString().equals(arn)) {
            throw Rules.unknownArn(arn);
        }
        return found;
    }
}
