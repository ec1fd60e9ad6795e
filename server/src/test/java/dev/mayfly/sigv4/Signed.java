package dev.mayfly.sigv4;

import dev.mayfly.identity.AccountId;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.OpenedSession;
import dev.mayfly.session.Secret;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Requests signed by the AWS SDK for Java, and a verifier that knows their session.
final class Signed {

    static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";

    private Signed() {}

    static SigV4Verifier verifier() {
        return new SigV4Verifier(Signed::open);
    }

    private static OpenedSession open(String keyId, String token, Instant now) {
        if (!keyId.equals(SdkSigner.KEY_ID) || !token.equals(SdkSigner.TOKEN)) {
            throw Refusals.unknownToken();
        }
        SessionClaims claims =
                new SessionClaims(
                        new AccountId("123456789012"),
                        keyId,
                        "deploy",
                        "/",
                        "AROAQAAAAAAAAAAAAAAAA",
                        "run",
                        NOW.minusSeconds(60),
                        NOW.plusSeconds(3600),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        false);
        return new OpenedSession(claims, Secret.of(SdkSigner.SECRET));
    }

    static WireRequest post() {
        return new SdkSigner(NOW).post(BODY);
    }

    static WireRequest presigned() {
        return new SdkSigner(NOW).presignedGet(BODY, Duration.ofMinutes(5));
    }

    static Refusal refusal(WireRequest request, Instant now) {
        try {
            verifier().authenticate(request, Service.STS, now);
        } catch (RefusedException e) {
            return e.refusal();
        }
        throw new AssertionError("the request was accepted");
    }

    static Refusal refusal(WireRequest request) {
        return refusal(request, NOW);
    }
}
