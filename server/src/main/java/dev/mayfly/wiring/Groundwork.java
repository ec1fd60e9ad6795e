package dev.mayfly.wiring;

import dev.mayfly.catalogue.AwsManagedPolicies;
import dev.mayfly.issuer.HttpIssuerDocuments;
import dev.mayfly.webidentity.CryptoProvider;

/// The parts that take long to make and need no other: begun first, fetched when they are needed.
record Groundwork(
        Ahead<CryptoProvider> crypto,
        Ahead<HttpIssuerDocuments> documents,
        Ahead<AwsManagedPolicies> awsPolicies) {

    static Groundwork begin(Settings settings) {
        Settings.Providers providers = settings.providers();
        return new Groundwork(
                Ahead.of("crypto", Crypto::provider),
                Ahead.of(
                        "issuers",
                        () ->
                                new HttpIssuerDocuments(
                                        new HttpIssuerDocuments.Access(
                                                providers.caBundle(),
                                                providers.internalIssuers(),
                                                providers.timeout()))),
                Ahead.of("policies", AwsManagedPolicies::new));
    }
}
