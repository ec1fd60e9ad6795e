package dev.mayfly.certificate;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Validates a path by the JDK's PKIX.
///
/// PKIX takes of a trust anchor only name and key (RFC 5280 §6.1.1 d), so its own constraints would
/// not count. A self-signed anchor therefore stands in the path once more, as its first
/// certificate, and is held to what it says. One that is not self-signed cannot: its path length is
/// counted here, and name constraints in it are refused.
final class PathValidator {

    private static final String NAME_CONSTRAINTS = "2.5.29.30";

    private PathValidator() {}

    /// Why the path does not hold at `now`, or empty.
    static Optional<CertificateRefusal> refusal(CandidatePaths.Path candidate, Instant now) {
        X509Certificate anchor = candidate.anchor();
        List<X509Certificate> path = new ArrayList<>(candidate.certificates());
        if (anchor.getIssuerX500Principal().equals(anchor.getSubjectX500Principal())) {
            path.add(anchor);
        } else if (anchor.getExtensionValue(NAME_CONSTRAINTS) != null) {
            return Optional.of(
                    new CertificateRefusal.ConstrainedAnchor(CertificateRules.subject(anchor)));
        } else if (intermediates(path) > anchor.getBasicConstraints()) {
            return Optional.of(
                    new CertificateRefusal.PathTooLong(CertificateRules.subject(anchor)));
        }
        return validate(path, anchor, now);
    }

    /// Those that count for a path length: not the end entity, and none that renews itself.
    private static long intermediates(List<X509Certificate> path) {
        return path.stream()
                .skip(1)
                .filter(c -> !c.getIssuerX500Principal().equals(c.getSubjectX500Principal()))
                .count();
    }

    private static Optional<CertificateRefusal> validate(
            List<X509Certificate> certificates, X509Certificate anchor, Instant now) {
        try {
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(certificates);
            CertPathValidator.getInstance("PKIX").validate(path, parameters(anchor, now));
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            int index = e.getIndex();
            X509Certificate at = index < 0 ? anchor : certificates.get(index);
            return Optional.of(refusal(e, CertificateRules.subject(at)));
        } catch (CertificateException
                | NoSuchAlgorithmException
                | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("every JDK validates X.509 paths by PKIX", e);
        }
    }

    private static PKIXParameters parameters(X509Certificate anchor, Instant now)
            throws InvalidAlgorithmParameterException {
        TrustAnchor trusted =
                new TrustAnchor(anchor.getSubjectX500Principal(), anchor.getPublicKey(), null);
        PKIXParameters parameters = new PKIXParameters(Set.of(trusted));
        parameters.setRevocationEnabled(false); // by imported lists, in Revocation
        parameters.setDate(Date.from(now));
        return parameters;
    }

    private static CertificateRefusal refusal(CertPathValidatorException e, String subject) {
        return switch (e.getReason()) {
            case BasicReason.INVALID_SIGNATURE -> new CertificateRefusal.WrongSignature(subject);
            case PKIXReason.NOT_CA_CERT -> new CertificateRefusal.NotAnAuthority(subject);
            case PKIXReason.PATH_TOO_LONG -> new CertificateRefusal.PathTooLong(subject);
            case PKIXReason.INVALID_NAME -> new CertificateRefusal.NameNotPermitted(subject);
            default -> {
                String problem = String.valueOf(e.getMessage());
                yield problem.contains("signature")
                                || e.getCause() instanceof GeneralSecurityException
                        ? new CertificateRefusal.WrongSignature(subject)
                        : new CertificateRefusal.InvalidPath(subject, problem);
            }
        };
    }
}
