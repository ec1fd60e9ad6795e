package dev.mayfly.agent.metadata;

import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.agent.door.DoorRefusal;
import dev.mayfly.agent.door.Endpoint;
import dev.mayfly.agent.door.LocalRequest;
import dev.mayfly.agent.door.LocalResponse;
import dev.mayfly.agent.handout.HandoutLog;
import dev.mayfly.session.Secret;
import dev.mayfly.source.CertificateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The EC2 instance metadata service. Version 2: a `PUT` for a token, then `GET`s that bring it.
///
/// Statuses: 400 for a `PUT` that is not one, 401 without a good token, 403 for what the door
/// refuses, 404 for what is not there, 503 while there are no credentials yet and when asked too
/// often. That the authority refuses is a 200 with its reason as EC2 words it.
///
/// Source: EC2 User Guide, "Use IMDS"; facts of clients in docs/agent.md.
public final class MetadataEndpoint implements Endpoint {

    /// botocore stretches the life of credentials that have less than this, and then uses them when
    /// they have ended. Measured, see docs/agent.md.
    public static final Duration MINIMUM_LIFE = Duration.ofMinutes(25);

    private static final String TOKEN_PATH = "/latest/api/token";
    private static final String TTL_HEADER = "X-aws-ec2-metadata-token-ttl-seconds";
    private static final String TOKEN_HEADER = "X-aws-ec2-metadata-token";
    private static final int MAX_TTL_SECONDS = 21_600;
    private static final int MAX_TTL_DIGITS = 5;

    private static final LocalResponse NOT_FOUND = LocalResponse.text(404, "not found");
    private static final LocalResponse NO_TOKEN =
            LocalResponse.text(401, "no valid " + TOKEN_HEADER);
    private static final LocalResponse BAD_TTL =
            LocalResponse.text(400, TTL_HEADER + " must be 1 to " + MAX_TTL_SECONDS);

    private final MetadataPages pages;
    private final MetadataTokens tokens;
    private final boolean versionOne;

    /// What the endpoint answers from.
    ///
    /// @param key the node's, for signatures of the identity document
    /// @param bootKey what tokens are made with: the same after a restart, so that they stay valid
    /// @param versionOne whether requests without a token are answered
    public record Means(
            Instance instance,
            WarmCredentials credentials,
            Supplier<CertificateKey> key,
            HandoutLog handouts,
            Secret bootKey,
            boolean versionOne,
            InstantSource clock) {}

    public MetadataEndpoint(Means means) {
        this.pages = new MetadataPages(means);
        this.tokens = new MetadataTokens(means.bootKey(), means.clock());
        this.versionOne = means.versionOne();
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        if (request.method().equals("PUT")) {
            return request.path().equals(TOKEN_PATH) ? token(request) : METHOD_NOT_ALLOWED;
        }
        if (request.path().equals(TOKEN_PATH)) {
            return METHOD_NOT_ALLOWED;
        }
        return admitted(request) ? pages.at(request).orElse(NOT_FOUND) : NO_TOKEN;
    }

    private static final LocalResponse METHOD_NOT_ALLOWED =
            LocalResponse.text(405, DoorRefusal.METHOD.sentence());

    @Override
    public LocalResponse refused(DoorRefusal refusal) {
        int status =
                switch (refusal) {
                    case MALFORMED -> 400;
                    case WRONG_HOST, FORWARDED, BROWSER, UNKNOWN_PEER -> 403;
                    case METHOD -> 405;
                    case TOO_LARGE -> 413;
                    case THROTTLED -> 503;
                    case FAILED -> 500;
                };
        return LocalResponse.text(status, refusal.sentence());
    }

    /// The answer repeats the life asked for: Go's SDK throws away a token whose life it cannot
    /// read.
    private LocalResponse token(LocalRequest request) {
        Optional<Integer> seconds = request.header(TTL_HEADER).flatMap(MetadataEndpoint::ttl);
        return seconds.map(ttl ->
                        LocalResponse.text(
                                        200, tokens.issue(request.peer(), Duration.ofSeconds(ttl)))
                                .with(Map.of(TTL_HEADER, Integer.toString(ttl))))
                .orElse(BAD_TTL);
    }

    private static Optional<Integer> ttl(String text) {
        boolean digits =
                !text.isEmpty()
                        && text.length() <= MAX_TTL_DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return Optional.of(text)
                .filter(_ -> digits)
                .map(Integer::valueOf)
                .filter(seconds -> seconds >= 1 && seconds <= MAX_TTL_SECONDS);
    }

    /// A token that is sent must be good, even where none is needed.
    private boolean admitted(LocalRequest request) {
        List<String> sent =
                request.headers().getOrDefault(TOKEN_HEADER.toLowerCase(Locale.ROOT), List.of());
        return sent.isEmpty()
                ? versionOne
                : sent.size() == 1 && tokens.good(sent.getFirst(), request.peer());
    }
}
