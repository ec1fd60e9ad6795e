package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.ClaimValue.Whole;
import dev.mayfly.claims.Claims;
import dev.mayfly.identity.Tag;
import dev.mayfly.session.Secret;
import dev.mayfly.session.SessionClaims;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Outbound federation: gives a session a signed token that services elsewhere verify against our
/// own issuer's keys (STS `GetWebIdentityToken`).
///
/// Source: IAM User Guide, "Understanding token claims" (outbound identity federation), and tokens
/// of AWS's shown in public, read 2026-11. Thread-safe.
public final class WebIdentityTokenIssuer {

    /// Where our issuer lives below the authority's own address.
    public static final String PATH = "/oidc";

    /// Bounds and default of `DurationSeconds`.
    public static final Duration MIN_LIFETIME = Duration.ofSeconds(60);

    public static final Duration MAX_LIFETIME = Duration.ofHours(1);
    public static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

    private static final String NAMESPACE = "https://sts.amazonaws.com/";

    private final String address;
    private final String region;
    private final TokenMinter minter;
    private final RandomGenerator random;

    /// @param address our issuer, which others fetch the keys from
    /// @param region for the claim `source_region`
    public WebIdentityTokenIssuer(
            String address, String region, TokenMinter minter, RandomGenerator random) {
        this.address = address;
        this.region = region;
        this.minter = minter;
        this.random = random;
    }

    /// What a session asks for. `principalTags` are the tags it carries, the role's included;
    /// `requestTags` the ones of this call.
    public record Request(
            SessionClaims session,
            List<Tag> principalTags,
            List<String> audiences,
            MintingAlgorithm algorithm,
            Duration lifetime,
            List<Tag> requestTags) {
        public Request {
            principalTags = List.copyOf(principalTags);
            audiences = List.copyOf(audiences);
            requestTags = List.copyOf(requestTags);
            if (audiences.isEmpty()) {
                throw new IllegalArgumentException("a token has an audience");
            }
            if (lifetime.compareTo(MIN_LIFETIME) < 0 || lifetime.compareTo(MAX_LIFETIME) > 0) {
                throw new IllegalArgumentException("a token lives for 60 to 3600 seconds");
            }
        }

        /// Whether the token would outlive the session that asks for it, which AWS refuses.
        public boolean outlivesSession(Instant now) {
            return now.plus(lifetime).isAfter(session.expiresAt());
        }
    }

    /// A token and when it ends.
    public record Issued(Secret token, Instant expiration) {}

    /// The signed token.
    ///
    /// @throws IllegalArgumentException when it would outlive the session
    public Issued issue(Request request, Instant now) {
        if (request.outlivesSession(now)) {
            throw new IllegalArgumentException("a token does not outlive its session");
        }
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiration = issuedAt.plus(request.lifetime());
        String subject = request.session().roleArn();
        Map<String, ClaimValue> claims = new LinkedHashMap<>();
        claims.put("iss", new Text(address));
        claims.put(
                "aud",
                request.audiences().size() == 1
                        ? new Text(request.audiences().getFirst())
                        : ClaimValue.texts(request.audiences()));
        claims.put("sub", new Text(subject));
        claims.put("iat", new Whole(issuedAt.getEpochSecond()));
        claims.put("exp", new Whole(expiration.getEpochSecond()));
        claims.put("jti", new Text(new UUID(random.nextLong(), random.nextLong()).toString()));
        claims.put(NAMESPACE, namespace(request, subject));
        return new Issued(minter.mint(request.algorithm(), Claims.of(claims)), expiration);
    }

    /// The issuer's address.
    public String address() {
        return address;
    }

    /// The discovery document.
    public byte[] discovery() {
        return IssuerMetadata.discovery(address);
    }

    /// The public keys.
    public byte[] keySet() {
        return minter.ring().publicKeySet();
    }

    private Members namespace(Request request, String subject) {
        SessionClaims session = request.session();
        Map<String, ClaimValue> claims = new LinkedHashMap<>();
        claims.put("aws_account", new Text(session.account().digits()));
        claims.put("source_region", new Text(region));
        claims.put("principal_id", new Text(subject));
        claims.put(
                "original_session_exp",
                new Text(session.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString()));
        session.sourceIdentity().ifPresent(value -> claims.put("source_identity", new Text(value)));
        session.federatedProvider()
                .ifPresent(value -> claims.put("federated_provider", new Text(value)));
        if (!request.principalTags().isEmpty()) {
            claims.put("principal_tags", tags(request.principalTags()));
        }
        if (!request.requestTags().isEmpty()) {
            claims.put("request_tags", tags(request.requestTags()));
        }
        return new Members(claims);
    }

    private static Members tags(List<Tag> tags) {
        Map<String, ClaimValue> members = new LinkedHashMap<>();
        tags.forEach(tag -> members.put(tag.key(), new Text(tag.value())));
        return new Members(members);
    }
}
