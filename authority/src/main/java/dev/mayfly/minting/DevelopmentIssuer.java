package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.ClaimValue.Whole;
import dev.mayfly.claims.Claims;
import dev.mayfly.session.Secret;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// An OIDC issuer for a developer's own machine: tokens that look like a CI system's, for whatever
/// repository and branch one asks. It proves nothing, so it exists on loopback only, and an account
/// trusts it only where it registered it.
///
/// Thread-safe.
public final class DevelopmentIssuer {

    /// Where it lives below the authority's own address.
    public static final String PATH = "/oidc/dev";

    private final String address;
    private final TokenMinter minter;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param address the issuer, e.g. `http://127.0.0.1:6293/oidc/dev`
    public DevelopmentIssuer(
            String address, TokenMinter minter, InstantSource clock, RandomGenerator random) {
        this.address = address;
        this.minter = minter;
        this.clock = clock;
        this.random = random;
    }

    /// A token for the job, signed with RS256 as all these systems do.
    public Secret token(Job job) {
        long seconds = clock.instant().getEpochSecond();
        Map<String, ClaimValue> claims = new LinkedHashMap<>();
        claims.put("jti", new Text(new UUID(random.nextLong(), random.nextLong()).toString()));
        claims.put("iss", new Text(address));
        claims.put("aud", audience(job.audiences()));
        claims.put("iat", new Whole(seconds));
        claims.put("nbf", new Whole(seconds));
        claims.put("exp", new Whole(seconds + job.lifetime().toSeconds()));
        claims.putAll(job.shape().claims(job, runId()));
        claims.putAll(job.claims());
        return minter.mint(MintingAlgorithm.RS256, Claims.of(claims));
    }

    /// The issuer's address, which tokens carry and accounts register.
    public String address() {
        return address;
    }

    /// The discovery document.
    public byte[] discovery() {
        return IssuerMetadata.discovery(address);
    }

    /// The public keys.
    public byte[] keySet() {
        return minter.ring().publicKeySet();
    }

    /// Seals and opens the request tokens of GitHub's runner protocol.
    public ActionsRequests actionsRequests() {
        return new ActionsRequests(minter.ring(), clock);
    }

    private String runId() {
        return Long.toString(random.nextLong(1_000_000_000L, 10_000_000_000L));
    }

    /// One audience is written as a string, as issuers do.
    private static ClaimValue audience(List<String> audiences) {
        return audiences.size() == 1 ? new Text(audiences.getFirst()) : ClaimValue.texts(audiences);
    }
}
