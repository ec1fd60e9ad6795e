package dev.mayfly.wiring;

import dev.mayfly.issuer.HttpIssuerDocuments;
import dev.mayfly.issuer.IssuerPages;
import dev.mayfly.minting.DevelopmentIssuer;
import dev.mayfly.minting.TokenMinter;
import dev.mayfly.minting.WebIdentityTokenIssuer;
import dev.mayfly.webidentity.CryptoProvider;
import dev.mayfly.webidentity.IssuerDocuments;
import java.net.URI;
import java.util.Optional;

/// The issuers of tokens: our own, and the way to those of others.
record Issuers(
        CryptoProvider crypto,
        WebIdentityTokenIssuer outbound,
        Optional<DevelopmentIssuer> development,
        IssuerPages pages,
        HttpIssuerDocuments others)
        implements AutoCloseable {

    /// Outbound federation's issuer, below our own address.
    private static final String OUTBOUND_PATH = "/oidc/sts";

    static Issuers of(Base base, Keys keys, URI url) {
        Settings settings = base.settings();
        Outside outside = base.outside();
        CryptoProvider crypto = base.groundwork().crypto().get();
        WebIdentityTokenIssuer outbound =
                new WebIdentityTokenIssuer(
                        url + OUTBOUND_PATH,
                        settings.region(),
                        new TokenMinter(keys.outbound(), crypto),
                        outside.random());
        Optional<DevelopmentIssuer> development =
                settings.developmentIssuer()
                        ? Optional.of(
                                new DevelopmentIssuer(
                                        url + DevelopmentIssuer.PATH,
                                        new TokenMinter(keys.development(), crypto),
                                        outside.clock(),
                                        outside.random()))
                        : Optional.empty();
        return new Issuers(
                crypto,
                outbound,
                development,
                development
                        .map(issuer -> IssuerPages.of(outbound, issuer))
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
