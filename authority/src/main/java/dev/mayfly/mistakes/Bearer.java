package dev.mayfly.mistakes;

import dev.mayfly.claims.Claims;
import dev.mayfly.claims.IssuerProfile;
import java.util.Locale;
import java.util.Optional;

/// Whoever brought a token, verified or not: its issuer without scheme, the ARN of the provider
/// that would be, what the token says and what its issuer's claims mean.
public record Bearer(String issuerUrl, String providerArn, Claims claims, IssuerProfile profile) {

    /// The claim's name when `key` is one of this issuer's (`<issuer>:<claim>`), in the key's own
    /// spelling. Keys compare without case.
    Optional<String> claimOf(String key) {
        String prefix = issuerUrl.toLowerCase(Locale.ROOT) + ":";
        return key.toLowerCase(Locale.ROOT).startsWith(prefix)
                ? Optional.of(key.substring(prefix.length()))
                : Optional.empty();
    }

    Optional<String> subject() {
        return claims.text("sub");
    }

    /// The audience that counts.
    Optional<String> audience() {
        return claims.text("azp")
                .or(() ->
                        claims.texts("aud").filter(all -> all.size() == 1).map(all -> all.get(0)));
    }
}
