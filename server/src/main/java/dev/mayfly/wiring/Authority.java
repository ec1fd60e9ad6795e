package dev.mayfly.wiring;

import dev.mayfly.access.Authorizer;
import dev.mayfly.access.RolePolicies;
import dev.mayfly.access.TrustEvaluator;
import dev.mayfly.claims.IssuerProfiles;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.issuance.AdministratorSessions;
import dev.mayfly.issuance.SessionIssuer;
import dev.mayfly.issuance.SessionMint;
import dev.mayfly.session.AccessKeyIds;
import dev.mayfly.session.SessionVerifier;
import dev.mayfly.trail.EventIds;
import dev.mayfly.webidentity.CryptoProvider;
import dev.mayfly.webidentity.IssuerKeys;
import dev.mayfly.webidentity.WebIdentityVerifier;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Executors;

/// The domain's parts, put together: what decides, without anything that speaks to the network.
record Authority(
        Directory directory,
        PolicyLookup policies,
        Authorizer authorizer,
        SessionVerifier sessions,
        SessionIssuer issuer,
        WebIdentityVerifier verifier,
        AdministratorSessions administrator,
        Certification certification,
        EventIds eventIds) {

    static Authority of(Base base, Stores stores, Keys keys, Issuers issuers) {
        Settings settings = base.settings();
        Outside outside = base.outside();
        Directory directory = new Directory(stores.state());
        PolicyLookup lookup = new PolicyLookup(base.groundwork().awsPolicies().get());
        RolePolicies rolePolicies = new RolePolicies(lookup);
        SessionMint mint =
                new SessionMint(
                        settings.account(), new AccessKeyIds(outside.random()), keys.sealer());
        EventIds eventIds = new EventIds(outside.clock(), outside.random());
        return new Authority(
                directory,
                lookup,
                new Authorizer(directory, rolePolicies),
                new SessionVerifier(keys.sealer(), directory),
                new SessionIssuer(directory, lookup, new TrustEvaluator(rolePolicies), mint),
                verifier(settings, outside, issuers),
                new AdministratorSessions(mint, stores.trail(), eventIds, base.site()),
                Certification.of(base, keys, directory),
                eventIds);
    }

    /// Registered issuers whose keys could not be fetched last time.
    Collection<String> troubledIssuers() {
        Set<String> troubled = verifier.issuerTroubles().keySet();
        return directory.state().providers().values().stream()
                .map(IdentityProvider::issuer)
                .filter(troubled::contains)
                .toList();
    }

    private static WebIdentityVerifier verifier(
            Settings settings, Outside outside, Issuers issuers) {
        CryptoProvider crypto = issuers.crypto();
        return new WebIdentityVerifier(
                new IssuerKeys(
                                issuers.documents(),
                                crypto,
                                outside.clock(),
                                Executors.newVirtualThreadPerTaskExecutor())
                        .tolerating(settings.providers().outageTolerance()),
                crypto,
                IssuerProfiles.shipped(),
                WebIdentityVerifier.DEFAULT_SKEW);
    }
}
