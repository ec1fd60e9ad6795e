package dev.mayfly.iam;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/// The URL of an OIDC issuer as its provider is registered. It is kept as it is written: a trailing
/// slash or another case makes another issuer, as a token's `iss` is compared exactly.
///
/// AWS takes `https` without query and fragment, and of ports only the default one, which it drops.
/// We take any port, as people who host an issuer themselves rarely have 443 to spare for it
/// (docs/decisions/0002-issuer-ports.md), and loopback hosts with plain HTTP too, so that an issuer
/// can be tried on one machine.
///
/// Source: IAM User Guide, "Create an OpenID Connect (OIDC) identity provider in IAM", read
/// 2026-11; the sentences are AWS's as versitygw's tests have them.
record IssuerUrl(boolean plainHttp, String withoutScheme) {

    private static final String INVALID = "Invalid Open ID Connect Provider URL";
    private static final int HTTPS_PORT = 443;
    private static final int MAX_PORT = 65_535;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /// The URL in `text`, or AWS's refusal.
    static IssuerUrl parse(String text) {
        URI uri = uri(text);
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (scheme == null || uri.getRawAuthority() == null) {
            throw new RefusedException(new Refusal.InvalidMember(INVALID));
        }
        if (host == null) {
            throw new RefusedException(new Refusal.InvalidInput(INVALID + "."));
        }
        boolean loopback = LOOPBACK.contains(host);
        if (!scheme.equals("https") && !(loopback && scheme.equals("http"))) {
            throw new RefusedException(
                    new Refusal.InvalidInput(INVALID + ". The URL must begin with https://."));
        }
        boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null;
        boolean usualPort = uri.getPort() < 0 || (!loopback && uri.getPort() == HTTPS_PORT);
        boolean port = usualPort || (uri.getPort() > 0 && uri.getPort() <= MAX_PORT);
        if (!plain || uri.getRawUserInfo() != null || !port) {
            throw new RefusedException(new Refusal.InvalidInput(INVALID + "."));
        }
        String authority = usualPort ? host : uri.getRawAuthority();
        return new IssuerUrl(scheme.equals("http"), authority + uri.getRawPath());
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new RefusedException(new Refusal.InvalidMember(INVALID));
        }
    }
}
