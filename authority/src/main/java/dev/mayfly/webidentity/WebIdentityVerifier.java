package dev.mayfly.webidentity;

import dev.mayfly.claims.AwsClaims;
import dev.mayfly.claims.Claims;
import dev.mayfly.claims.IssuerProfile;
import dev.mayfly.claims.IssuerProfiles;
import dev.mayfly.claims.SessionTags;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.VerifiedCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns a token of a registered OIDC provider into a verified caller.
///
/// In this order, as AWS does it around its look at the role: the token is well formed
/// ([UnverifiedToken#parse]); its issuer is a provider of the account, compared exactly; its
/// audience is one of the provider's client ids; its signature is by a key the provider publishes;
/// it is neither expired nor early; it says who it is about. Nothing is fetched for a token whose
/// issuer is not registered.
///
/// Every step needs only the token and the account, so a caller may look at the role in between and
/// still answer alike for roles that exist and roles that do not.
///
/// Thread-safe.
public final class WebIdentityVerifier {

    /// The most by which a provider's clock may be ahead of ours or behind it.
    public static final Duration DEFAULT_SKEW = Duration.ofSeconds(60);

    private final IssuerKeys keys;
    private final SignatureCheck signatures;
    private final IssuerProfiles profiles;
    private final TokenTimes times;

    public WebIdentityVerifier(
            IssuerKeys keys, CryptoProvider crypto, IssuerProfiles profiles, Duration skew) {
        this.keys = keys;
        this.signatures = new SignatureCheck(crypto);
        this.profiles = profiles;
        this.times = new TokenTimes(skew);
    }

    /// Verifies a token that was brought to assume `roleArn`; the ARN need not name a role that
    /// exists, and counts only for tokens that carry AWS's roles claim.
    ///
    /// @throws RefusedException with AWS's text, when any step fails
    public VerifiedCaller verify(
            UnverifiedToken token, String roleArn, AccountState state, Instant now) {
        IdentityProvider provider = provider(token, state);
        String audience = audience(token.claims(), provider);
        checkSignature(token, provider);
        times.check(token.claims(), now);
        String subject = subject(token.claims());
        return caller(token.claims(), roleArn, new Identity(provider, state, subject, audience));
    }

    /// What the claims of issuers mean to this verifier.
    public IssuerProfiles profiles() {
        return profiles;
    }

    /// The issuers whose keys could not be fetched last time, each with the reason, for
    /// administrators.
    public Map<String, String> issuerTroubles() {
        return keys.troubles();
    }

    /// The registered provider that a token claims to come from.
    ///
    /// @throws RefusedException when the account has none of exactly that issuer
    public static IdentityProvider provider(UnverifiedToken token, AccountState state) {
        String issuer = token.issuer();
        int scheme = issuer.indexOf("://");
        String url = scheme < 0 ? issuer : issuer.substring(scheme + 3);
        return Optional.ofNullable(state.providers().get(url))
                .filter(provider -> provider.issuer().equals(issuer))
                .orElseThrow(() -> InvalidToken.noProvider(printable(issuer)));
    }

    /// What has been verified of a token.
    private record Identity(
            IdentityProvider provider, AccountState state, String subject, String audience) {}

    /// The audience that counts: `azp` where the token has it, else its one `aud`.
    ///
    /// Source: IAM User Guide, "AWS global and IAM condition context keys", tab OIDC; recorded from
    /// AWS on 2026-09-11.
    private static String audience(Claims claims, IdentityProvider provider) {
        if (!claims.has("aud")) {
            throw InvalidToken.missing("aud");
        }
        List<String> audiences = claims.texts("aud").orElseThrow(InvalidToken::notValidated);
        if (audiences.isEmpty()) {
            throw InvalidToken.empty("aud");
        }
        if (!claims.has("azp") && audiences.size() > 1) {
            throw InvalidToken.severalAudiences();
        }
        String audience =
                claims.has("azp")
                        ? claims.text("azp").orElseThrow(InvalidToken::notValidated)
                        : audiences.getFirst();
        if (!provider.clientIds().contains(audience)) {
            throw InvalidToken.audience();
        }
        return audience;
    }

    private void checkSignature(UnverifiedToken token, IdentityProvider provider) {
        KeySet known = keys.of(provider);
        Optional<VerificationKey> key = known.keyFor(token);
        if (key.isEmpty()) {
            key = keys.newerThan(known, provider).keyFor(token);
        }
        if (!signatures.holds(token, key.orElseThrow(InvalidToken::noVerificationKey))) {
            throw InvalidToken.noVerificationKey();
        }
    }

    private static String subject(Claims claims) {
        if (!claims.has("sub")) {
            throw InvalidToken.missing("sub");
        }
        String subject = claims.text("sub").orElseThrow(InvalidToken::notValidated);
        if (subject.isEmpty()) {
            throw InvalidToken.empty("sub");
        }
        // it is echoed in XML, which cannot carry them, and stands in the trail
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw InvalidToken.notValidated();
        }
        return subject;
    }

    private VerifiedCaller caller(Claims claims, String roleArn, Identity identity) {
        String url = identity.provider().url();
        String providerArn = identity.provider().arn(identity.state().account()).toString();
        IssuerProfile profile = profiles.of(url);
        SessionTags tags = SessionTags.in(claims);

        Map<String, List<String>> trust =
                new LinkedHashMap<>(profile.trustContext(url, claims, identity.audience()));
        Map<String, List<String>> session = profile.sessionContext(url, trust);
        session.put("aws:FederatedProvider", List.of(providerArn));
        boolean authorized = AwsClaims.authorizesRole(claims, roleArn);
        trust.put("sts:RoleAuthorizedByIdp", List.of(Boolean.toString(authorized)));

        return new VerifiedCaller(
                VerifiedCaller.Kind.FEDERATED,
                providerArn,
                identity.subject(),
                identity.audience(),
                trust,
                session,
                tags.tags(),
                tags.transitiveKeys(),
                AwsClaims.sourceIdentity(claims),
                profile.provenanceOf(claims));
    }

    /// An issuer as it may be repeated to the caller: it is the caller's own text, so only bounded
    /// and free of control characters.
    private static String printable(String issuer) {
        String start = issuer.length() > 255 ? issuer.substring(0, 255) + "…" : issuer;
        return start.chars().anyMatch(Character::isISOControl) ? "that issuer" : start;
    }
}
