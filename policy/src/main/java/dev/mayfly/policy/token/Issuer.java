package dev.mayfly.policy.token;

import java.util.List;
import java.util.Set;

/// An OpenID Connect issuer, as far as trust policies see it.
///
/// @param url without the scheme, the prefix of its condition keys
/// @param claims the claims that are condition keys; every other key of the issuer is always absent
/// @param shared whether tenants who know nothing of each other get tokens from it
/// @param forms the forms its tokens have by default; empty when they are not known here
/// @param tenantClaims claims beside the subject of which a tenant cannot choose the value
public record Issuer(
        String url,
        Set<String> claims,
        boolean shared,
        List<TokenText> forms,
        Set<String> tenantClaims) {
    private static final String PROVIDER = ":oidc-provider/";

    public Issuer {
        claims = Set.copyOf(claims);
        forms = List.copyOf(forms);
        tenantClaims = Set.copyOf(tenantClaims);
    }

    /// The issuer of a `Federated` principal: of a provider's ARN, or one that AWS knows by name.
    ///
    /// @param leastNameChars how long the names and ids in tokens are at least: 1 for every token
    public static Issuer of(String principal, int leastNameChars) {
        int at = principal.indexOf(PROVIDER);
        String url = at < 0 ? principal : principal.substring(at + PROVIDER.length());
        return KnownIssuers.find(url, leastNameChars);
    }

    /// The condition key of a claim.
    public String key(String claim) {
        return url + ":" + claim;
    }
}
