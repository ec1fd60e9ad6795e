package dev.mayfly.iam;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;

/// An OIDC identity provider. `url` is the issuer without its scheme, as AWS keeps it
/// (`token.actions.githubusercontent.com`); `issuer()` is what a token's `iss` must equal.
///
/// `plainHttp` is true only for issuers on loopback. Thumbprints are stored for the API's sake; the
/// TLS chain is what is trusted.
public record IdentityProvider(
        String url,
        boolean plainHttp,
        List<String> clientIds,
        List<String> thumbprints,
        Instant createdAt,
        List<Tag> tags)
        implements Entity {

    public IdentityProvider {
        clientIds = List.copyOf(clientIds);
        thumbprints = List.copyOf(thumbprints);
        tags = List.copyOf(tags);
    }

    /// The exact issuer, scheme included.
    public String issuer() {
        return (plainHttp ? "http://" : "https://") + url;
    }

    /// `arn:aws:iam::ACCOUNT:oidc-provider/host/path`.
    public Arn arn(AccountId account) {
        return Arn.iam(account, "oidc-provider/" + url);
    }

    /// This provider with other client ids.
    IdentityProvider withClientIds(List<String> ids) {
        return new IdentityProvider(url, plainHttp, ids, thumbprints, createdAt, tags);
    }

    /// This provider with other thumbprints.
    IdentityProvider withThumbprints(List<String> prints) {
        return new IdentityProvider(url, plainHttp, clientIds, prints, createdAt, tags);
    }

    /// This provider with other tags.
    IdentityProvider withTags(List<Tag> newTags) {
        return new IdentityProvider(url, plainHttp, clientIds, thumbprints, createdAt, newTags);
    }
}
