package dev.mayfly.webidentity;

import dev.mayfly.claims.Claims;
import dev.mayfly.claims.MalformedJsonException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// The one thing we take from an issuer's discovery document: where its keys are.
///
/// Source: OpenID Connect Discovery 1.0 §4.
final class Discovery {

    private static final String PATH = "/.well-known/openid-configuration";

    private Discovery() {}

    /// Where the document of an issuer lies. A slash that ends the issuer is not doubled (§4.1).
    static URI address(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return parsed(base + PATH)
                .orElseThrow(() -> new UnusableIssuerException("the issuer is no address"));
    }

    /// The address of the key set in `document`.
    ///
    /// @throws UnusableIssuerException when the document is not that issuer's, or leads to where no
    ///   keys may be fetched from
    static URI keysAddress(String issuer, byte[] document) {
        Claims members;
        try {
            members = Claims.parse(document);
        } catch (MalformedJsonException e) {
            throw new UnusableIssuerException(
                    "the discovery document is malformed: " + e.getMessage());
        }
        // §4.3: must be exactly the issuer we asked
        if (!members.text("issuer").equals(Optional.of(issuer))) {
            throw new UnusableIssuerException("the discovery document names another issuer");
        }
        URI keys =
                members.text("jwks_uri")
                        .flatMap(Discovery::parsed)
                        .orElseThrow(
                                () -> new UnusableIssuerException("there is no usable jwks_uri"));
        boolean plainAllowed = issuer.startsWith("http://") && isLoopback(keys);
        if (!"https".equals(keys.getScheme())
                && !("http".equals(keys.getScheme()) && plainAllowed)) {
            throw new UnusableIssuerException("the jwks_uri is not https");
        }
        return keys;
    }

    /// Whether an address names this machine by a literal no resolver can move.
    static boolean isLoopback(URI address) {
        return switch (address.getHost()) {
            case "127.0.0.1", "localhost", "[::1]" -> true;
            case null, default -> false;
        };
    }

    private static Optional<URI> parsed(String text) {
        try {
            URI uri = new URI(text);
            boolean plain = uri.getUserInfo() == null && uri.getFragment() == null;
            return uri.getHost() != null && plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
