package dev.mayfly.wiring;

import dev.mayfly.issuance.DevelopmentTokens;
import dev.mayfly.issuer.HttpIssuerDocuments;
import dev.mayfly.issuer.IssuerPages;
import dev.mayfly.minting.DevelopmentIssuer;
import dev.mayfly.minting.TokenMinter;
import dev.mayfly.minting.WebIdentityTokenIssuer;
import dev.mayfly.trail.EventIds;
import dev.mayfly.webidentity.CryptoProvider;
import dev.mayfly.webidentity.IssuerDocuments;
import java.net.URI;
import java.util.Optional;

/// The issuers of tokens: our own, and the way to those of others.
record Issuers(
        CryptoProvider crypto,
        WebIdentityTokenIssuer outbound,
        Optional<DevelopmentTokens> development,
        IssuerPages pages,
        HttpIssuerDocuments others)
        implements AutoCloseable {

    /// Outbound federation's issuer, below our own address.
    private static final String OUTBOUND_PATH = "/oidc/sts";

    static Issuers of(Base base, Stores stores, Keys keys, URI url) {
        Settings settings = base.settings();
        Outside outside = base.outside();
        CryptoProvider crypto = base.groundwork().crypto().get();
        WebIdentityTokenIssuer outbound =
                new WebIdentityTokenIssuer(
                        url + OUTBOUND_PATH,
                        settings.region(),
                        new TokenMinter(keys.outbound(), crypto),
                        outside.random());
        Optional<DevelopmentTokens> development =
                settings.developmentIssuer()
                        ? Optional.of(
                                new DevelopmentTokens(
                                        new DevelopmentIssuer(
                                                url + DevelopmentIssuer.PATH,
                                                new TokenMinter(keys.development(), crypto),
                                                outside.clock(),
                                                outside.random()),
                                        stores.trail(),
                                        new EventIds(outside.clock(), outside.random()),
                                        base.site()))
                        : Optional.empty();
        return new Issuers(
                crypto,
                outbound,
                development,
                development
                        .map(tokens -> IssuerPages.of(outbound, tokens))
                        .orElseGet(() -> IssuerPages.of(outbound)),
                base.groundwork().documents().get());
    }

    /// Where key sets come from: from memory for our own issuers.
    IssuerDocuments documents() {
        return pages.before(others);
    }

    @Override
    public void close() {
        others.close();
    }
}
