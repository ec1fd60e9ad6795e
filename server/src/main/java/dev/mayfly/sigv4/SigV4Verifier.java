package dev.mayfly.sigv4;

import dev.mayfly.session.OpenedSession;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.wire.Authenticator;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Verifies Signature Version 4 in its header and presigned query forms. Thread-safe.
///
/// Every `x-amz-*` header that is present must be signed, and none of the headers that decide
/// something may come twice: an unsigned one could be added on the way. `UNSIGNED-PAYLOAD` is taken
/// where nobody can change the body on the way, over TLS or from this machine.
///
/// Source: IAM User Guide, "AWS Signature Version 4 for API requests", read 2026-11.
public final class SigV4Verifier implements Authenticator {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REMEMBERED_KEYS = 16_384; // about 4 MB
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String LONG_LIVED_KEY = "AKIA";
    private static final List<String> ONCE =
            List.of(
                    "authorization",
                    "host",
                    "date",
                    "x-amz-date",
                    "x-amz-security-token",
                    "x-amz-content-sha256",
                    "x-amz-target");

    private final SessionOpener sessions;
    private final SigningKeys signingKeys = new SigningKeys(REMEMBERED_KEYS);

    public SigV4Verifier(SessionOpener sessions) {
        this.sessions = sessions;
    }

    @Override
    public SessionClaims authenticate(WireRequest request, Service service, Instant now) {
        QueryParameters query = QueryParameters.parse(request.rawQuery());
        Signature signature = read(request, query);
        checkScope(signature, service);
        checkTime(signature, now);
        checkHeaders(signature, request.headers());
        OpenedSession session = open(signature, now);
        String canonical =
                CanonicalRequest.of(
                        new CanonicalRequest.Line(
                                request.method(),
                                UriEncoding.canonicalPath(request.path()),
                                query.canonical(),
                                payloadHash(request, query, signature)),
                        request.headers(),
                        signature.signedHeaders());
        String toSign =
                CanonicalRequest.stringToSign(signature.time(), signature.scope(), canonical);
        byte[] expected =
                Hashes.hmac(signingKeys.key(signature.scope(), session.secretAccessKey()), toSign);
        if (!MessageDigest.isEqual(expected, signature.claimed())) {
            throw Refusals.wrongSignature();
        }
        return session.claims();
    }

    @Override
    public Optional<String> claimedAccessKeyId(WireRequest request) {
        String authorization = request.headers().first("authorization").orElse("");
        String text = authorization.isEmpty() ? request.rawQuery() : authorization;
        int credential = text.indexOf("Credential=");
        if (credential < 0) {
            return Optional.empty();
        }
        String rest = text.substring(credential + "Credential=".length());
        String keyId = rest.split("/|%2F", 2)[0];
        return CredentialScope.shapedLikeKeyId(keyId) ? Optional.of(keyId) : Optional.empty();
    }

    private static Signature read(WireRequest request, QueryParameters query) {
        for (String name : ONCE) {
            if (request.headers().count(name) > 1) {
                throw Refusals.incomplete("The header '" + name + "' comes twice");
            }
        }
        Optional<String> authorization = request.headers().first("authorization");
        boolean presigned = PresignedQuery.looksPresigned(query);
        if (authorization.isPresent() && presigned) {
            throw Refusals.incomplete(
                    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter or"
                            + " the Authorization header should be specified");
        }
        if (presigned) {
            return PresignedQuery.parse(query);
        }
        return AuthorizationHeader.parse(
                authorization.orElseThrow(Refusals::missing), request.headers());
    }

    private static void checkScope(Signature signature, Service service) {
        CredentialScope scope = signature.scope();
        if (!scope.service().equals(service.signingName())) {
            throw Refusals.mismatch(
                    "Credential should be scoped to correct service: '"
                            + service.signingName()
                            + "'.");
        }
        if (!scope.date().equals(signature.time().date())) {
            throw Refusals.mismatch(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date"
                            + " from HTTP");
        }
    }

    private static void checkTime(Signature signature, Instant now) {
        AmzTime signed = signature.time();
        Instant earliest = now.minus(WINDOW);
        Instant latest = now.plus(WINDOW);
        if (signed.instant().isAfter(latest)) {
            throw Refusals.mismatch(
                    "Signature not yet current: %s is still later than %s (%s + 15 min.)"
                            .formatted(signed.text(), AmzTime.format(latest), AmzTime.format(now)));
        }
        if (signature.validity().isPresent()) {
            Instant end = signed.instant().plus(signature.validity().get());
            if (!now.isBefore(end)) {
                throw Refusals.expired(
                        "Signature expired: it was valid until %s and now is %s"
                                .formatted(AmzTime.format(end), AmzTime.format(now)));
            }
        } else if (signed.instant().isBefore(earliest)) {
            throw Refusals.mismatch(
                    "Signature expired: %s is now earlier than %s (%s - 15 min.)"
                            .formatted(
                                    signed.text(), AmzTime.format(earliest), AmzTime.format(now)));
        }
    }

    private static void checkHeaders(Signature signature, Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.nameAt(i);
            if (name.startsWith("x-amz-") && !signature.signedHeaders().contains(name)) {
                throw Refusals.mismatch("The header '" + name + "' is present and must be signed");
            }
        }
    }

    private OpenedSession open(Signature signature, Instant now) {
        String keyId = signature.scope().accessKeyId();
        if (keyId.startsWith(LONG_LIVED_KEY) || signature.sessionToken().isEmpty()) {
            throw Refusals.unknownToken();
        }
        return sessions.open(keyId, signature.sessionToken(), now);
    }

    private static String payloadHash(
            WireRequest request, QueryParameters query, Signature signature) {
        Optional<String> declared = request.headers().first("x-amz-content-sha256");
        if (declared.isEmpty() && signature.validity().isPresent()) {
            declared = query.single("X-Amz-Content-Sha256");
        }
        if (declared.isPresent() && declared.get().equals(UNSIGNED)) {
            return unsigned(request, signature);
        }
        String actual = HexFormat.of().formatHex(Hashes.sha256(request.body()));
        if (declared.isPresent()
                && !MessageDigest.isEqual(
                        declared.get().getBytes(StandardCharsets.UTF_8),
                        actual.getBytes(StandardCharsets.UTF_8))) {
            throw Refusals.mismatch(
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        return actual;
    }

    // A presigned URL travels to others, who must not be able to choose the body.
    private static String unsigned(WireRequest request, Signature signature) {
        boolean untouchable =
                signature.validity().isEmpty()
                        && (request.peer().tlsVersion().isPresent() || request.peer().loopback());
        if (request.body().length > 0 && !untouchable) {
            throw Refusals.mismatch(
                    "UNSIGNED-PAYLOAD is accepted over TLS only, and not with a presigned URL");
        }
        return UNSIGNED;
    }
}
