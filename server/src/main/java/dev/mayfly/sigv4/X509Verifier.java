package dev.mayfly.sigv4;

import dev.mayfly.certificate.PresentedChain;
import dev.mayfly.webidentity.CryptoProvider;
import dev.mayfly.wire.CertificateAuthenticator;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.ProvenCertificate;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.x509.Certificates;
import dev.mayfly.x509.Strength;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// Verifies that a request was signed with the key of the certificate it carries, in the forms
/// `AWS4-X509-RSA-SHA256` and `AWS4-X509-ECDSA-SHA256`. It proves possession and nothing else:
/// whether anybody vouches for the certificate is `CertificateVerifier`'s to say, and whether the
/// request came before is [ReplayMemory]'s.
///
/// `Host` is verified as it was received, whatever it is: clients sign AWS's own name and connect
/// here. Thread-safe.
///
/// Source: IAM Roles Anywhere User Guide, "The IAM Roles Anywhere authentication process", read
/// 2026-11; requests of AWS's helper 1.8.0 and awslabs' Python client 3.0.
public final class X509Verifier implements CertificateAuthenticator {

    /// How far a signature's time may be from ours, either way, both ends inclusive.
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String DATE = "x-amz-date";
    private static final String DECLARED_HASH = "x-amz-content-sha256";
    private static final List<String> ONCE =
            List.of(
                    "authorization",
                    "host",
                    DATE,
                    DECLARED_HASH,
                    "x-amz-target",
                    X509Signature.CERTIFICATE,
                    X509Signature.CHAIN);

    private final String region;
    private final CryptoProvider crypto;

    /// A verifier for requests to this region, with the JDK's own signatures.
    public X509Verifier(String region) {
        this(region, CryptoProvider.jdk());
    }

    /// A verifier for requests to this region; `crypto` computes.
    public X509Verifier(String region, CryptoProvider crypto) {
        this.region = region;
        this.crypto = crypto;
    }

    @Override
    public ProvenCertificate prove(WireRequest request, Service service, Instant now) {
        requireOnce(request.headers());
        X509Signature signature = X509Signature.read(request.headers());
        checkScope(signature, service.signingName());
        checkTime(signature.time(), now);
        checkHeaders(signature, request.headers());
        PublicKey key = usableKey(signature);
        byte[] toSign = stringToSign(request, signature).getBytes(StandardCharsets.UTF_8);
        byte[] recognisable =
                signature
                        .algorithm()
                        .recognisable(key, signature.claimed())
                        .orElseThrow(X509Verifier::invalid);
        if (!signature.algorithm().verifies(crypto, key, toSign, signature.claimed())) {
            throw invalid();
        }
        return new ProvenCertificate(
                signature.certificates(),
                fingerprint(signature.certificates(), recognisable),
                signature.time().instant().plus(WINDOW));
    }

    private static void requireOnce(Headers headers) {
        for (String name : ONCE) {
            if (headers.count(name) > 1) {
                throw Refusals.incomplete("The header '" + name + "' comes twice");
            }
        }
    }

    private void checkScope(X509Signature signature, String service) {
        X509Scope scope = signature.scope();
        if (!scope.service().equals(service)) {
            throw Refusals.mismatch(
                    "Credential should be scoped to correct service: '" + service + "'.");
        }
        if (!scope.region().equals(region)) {
            throw Refusals.mismatch(
                    "Credential should be scoped to a valid region, here '" + region + "'.");
        }
        if (!scope.date().equals(signature.time().date())) {
            throw Refusals.mismatch(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date"
                            + " from HTTP");
        }
        if (!scope.serialNumber().equals(signature.certificates().endEntity().getSerialNumber())) {
            throw Refusals.mismatch(
                    "The serial number in Credential is not that of the certificate in X-Amz-X509");
        }
    }

    private static void checkTime(AmzTime signed, Instant now) {
        Instant earliest = now.minus(WINDOW);
        Instant latest = now.plus(WINDOW);
        if (signed.instant().isAfter(latest)) {
            throw Refusals.mismatch(
                    "Signature not yet current: %s is still later than %s (%s + 5 min.)"
                            .formatted(signed.text(), AmzTime.format(latest), AmzTime.format(now)));
        }
        if (signed.instant().isBefore(earliest)) {
            throw Refusals.mismatch(
                    "Signature expired: %s is now earlier than %s (%s - 5 min.)"
                            .formatted(
                                    signed.text(), AmzTime.format(earliest), AmzTime.format(now)));
        }
    }

    private static void checkHeaders(X509Signature signature, Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.nameAt(i);
            if (name.startsWith("x-amz-") && !signature.signedHeaders().contains(name)) {
                throw Refusals.mismatch("The header '" + name + "' is present and must be signed");
            }
        }
    }

    /// The key, if the algorithm is made for it and it is neither weak nor slow on purpose.
    private static PublicKey usableKey(X509Signature signature) {
        PublicKey key = signature.certificates().endEntity().getPublicKey();
        if (!signature.algorithm().fits(key)) {
            throw Refusals.mismatch(
                    "The algorithm "
                            + signature.algorithm().wireName()
                            + " does not fit the key of the certificate in X-Amz-X509, which is "
                            + key.getAlgorithm());
        }
        Strength.endEntityWeakness(key)
                .ifPresent(weakness -> {
                    throw Refusals.mismatch(
                            "The certificate in X-Amz-X509 has "
                                    + weakness
                                    + "; RSA of 2048 to 8192 bits, P-256 and P-384 are taken");
                });
        return key;
    }

    private static String stringToSign(WireRequest request, X509Signature signature) {
        String hash = HexFormat.of().formatHex(Hashes.sha256(request.body()));
        String declared = request.headers().first(DECLARED_HASH).orElse(hash);
        if (!declared.equals(hash)) {
            throw Refusals.mismatch(
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        String canonical =
                CanonicalRequest.of(
                        new CanonicalRequest.Line(
                                request.method(),
                                UriEncoding.canonicalPath(request.path()),
                                QueryParameters.parse(request.rawQuery()).canonical(),
                                hash),
                        request.headers(),
                        signature.signedHeaders());
        return CanonicalRequest.stringToSign(
                signature.algorithm().wireName(),
                signature.time(),
                signature.scope().text(),
                canonical);
    }

    private static ProvenCertificate.Fingerprint fingerprint(
            PresentedChain certificates, byte[] recognisable) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Certificates.encoded(certificates.endEntity()));
        bytes.writeBytes(recognisable);
        ByteBuffer hash = ByteBuffer.wrap(Hashes.sha256(bytes.toByteArray()));
        return new ProvenCertificate.Fingerprint(hash.getLong(), hash.getLong());
    }

    /// AWS's words for a signature that does not hold.
    private static RuntimeException invalid() {
        return Refusals.mismatch("Invalid signature");
    }
}
