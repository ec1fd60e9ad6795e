package dev.mayfly.agent.podidentity;

import dev.mayfly.claims.Claims;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.Secret;
import dev.mayfly.webidentity.UnverifiedToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A service-account token as a pod shows it: read, not verified. Until the authority has accepted
/// it, it may say anything.
///
/// Source: Kubernetes, "Service account token volume projection"; the EKS Pod Identity agent for
/// the sentences.
///
/// @param hash what the token is known by: never the token itself
/// @param pod the pod's name, where the token is bound to one
public record PodToken(
        Secret token,
        String hash,
        ServiceAccount account,
        Optional<String> pod,
        Instant expiration) {

    private static final int BAD_REQUEST = 400;

    /// A clock may be behind the cluster's. `exp` has no such grace: the next token is long there.
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final String SUBJECT = "system:serviceaccount:";

    /// Reads what came as `Authorization`, which must be for `audience`.
    ///
    /// @throws PodRefusal when it cannot be what Kubernetes issues, or has ended
    static PodToken read(List<String> authorization, String audience, Instant now) {
        if (authorization.isEmpty() || authorization.getFirst().isEmpty()) {
            throw refused("Service account token cannot be empty");
        }
        if (authorization.size() > 1) {
            throw refused("Service account token cannot be parsed: there is more than one");
        }
        Claims claims = parsed(authorization.getFirst());
        Instant expiration = expiration(claims, now);
        if (!claims.texts("aud").orElse(List.of()).contains(audience)) {
            throw invalid("the audience is not " + audience);
        }
        return new PodToken(
                Secret.of(authorization.getFirst()),
                hash(authorization.getFirst()),
                account(claims),
                claims.scalarAt("kubernetes.io>pod>name"),
                expiration);
    }

    private static Claims parsed(String token) {
        try {
            return UnverifiedToken.parse(token).claims();
        } catch (RefusedException _) {
            throw refused("Service account token cannot be parsed: it is no JSON Web Token");
        }
    }

    private static Instant expiration(Claims claims, Instant now) {
        Instant end = time(claims, "exp").orElseThrow(() -> invalid("token has no expiry"));
        if (!now.isBefore(end)) {
            throw invalid("token is expired");
        }
        Instant begin = time(claims, "nbf").or(() -> time(claims, "iat")).orElse(now);
        if (now.plus(SKEW).isBefore(begin)) {
            throw invalid("token is not valid yet");
        }
        return end;
    }

    private static Optional<Instant> time(Claims claims, String name) {
        if (!claims.has(name)) {
            return Optional.empty();
        }
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        return Optional.of(
                claims.whole(name)
                        .filter(seconds -> seconds >= 0 && seconds <= last)
                        .map(Instant::ofEpochSecond)
                        .orElseThrow(() -> invalid(name + " is no time")));
    }

    private static ServiceAccount account(Claims claims) {
        String subject = claims.text("sub").orElse("");
        String[] names =
                subject.startsWith(SUBJECT)
                        ? subject.substring(SUBJECT.length()).split(":", -1)
                        : new String[0];
        if (names.length != 2 || names[0].isEmpty() || names[1].isEmpty()) {
            throw invalid("the subject is no service account");
        }
        return new ServiceAccount(names[0], names[1]);
    }

    private static String hash(String token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PodRefusal invalid(String why) {
        return refused("Service account token failed basic claim validations: " + why);
    }

    private static PodRefusal refused(String sentence) {
        return new PodRefusal(BAD_REQUEST, sentence);
    }
}
