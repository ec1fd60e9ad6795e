package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.StrictJson;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an issuer of ours publishes about itself.
///
/// Source: OpenID Connect Discovery 1.0 §3; AWS refuses an issuer whose document lacks the three
/// `…_supported` members.
public final class IssuerMetadata {

    /// Below the issuer, as GitHub and AWS have it.
    public static final String KEYS_PATH = "/.well-known/jwks";

    private IssuerMetadata() {}

    /// The discovery document of `issuer`, an address without a slash at its end.
    public static byte[] discovery(String issuer) {
        Map<String, ClaimValue> members = new LinkedHashMap<>();
        members.put("issuer", new Text(issuer));
        members.put("jwks_uri", new Text(issuer + KEYS_PATH));
        members.put("subject_types_supported", ClaimValue.texts(List.of("public")));
        members.put("response_types_supported", ClaimValue.texts(List.of("id_token")));
        members.put(
                "claims_supported",
                ClaimValue.texts(List.of("sub", "aud", "exp", "iat", "iss", "jti", "nbf")));
        members.put(
                "id_token_signing_alg_values_supported",
                ClaimValue.texts(
                        Arrays.stream(MintingAlgorithm.values()).map(Enum::name).toList()));
        members.put("scopes_supported", ClaimValue.texts(List.of("openid")));
        return StrictJson.bytes(new Members(members));
    }
}
