package dev.mayfly.webidentity;

import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/// The verification keys of every registered issuer: fetched when first needed, renewed in the
/// background, fetched again at once (but not often) when a token names a key we have not seen, and
/// kept through an outage of the issuer for a bounded time.
///
/// One fetch at a time per issuer; requests that need its outcome wait for it and share it.
///
/// Thread-safe.
public final class IssuerKeys {

    private static final System.Logger LOG = System.getLogger(IssuerKeys.class.getName());

    /// Keys older than this are renewed in the background while they go on serving.
    static final Duration FRESH = Duration.ofMinutes(10);

    /// Keys older than this serve nobody unless told otherwise: an issuer that cannot be reached
    /// for a day could have withdrawn any of them.
    static final Duration LAST_RESORT = Duration.ofHours(24);

    /// Between two fetches from one issuer, whatever tokens arrive and whether or not they fail.
    static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

    private final IssuerDocuments documents;
    private final KeySetReader reader;
    private final InstantSource clock;
    private final Executor background;
    private final Duration outageTolerance;
    private final Map<String, Issuer> issuers = new ConcurrentHashMap<>();

    /// What was known of an issuer after its fetch number `attempts`. `fetchedAt` is when `keys`
    /// came, `attemptedAt` when we last asked, `failure` how that ended if it ended badly.
    private record Known(
            long attempts,
            Optional<KeySet> keys,
            Instant fetchedAt,
            Instant attemptedAt,
            Optional<Failure> failure) {

        static final Known NOTHING =
                new Known(0, Optional.empty(), Instant.MIN, Instant.MIN, Optional.empty());

        boolean usableAt(Instant now, Duration outageTolerance) {
            return keys.isPresent() && now.isBefore(fetchedAt.plus(outageTolerance));
        }

        boolean freshAt(Instant now) {
            return now.isBefore(fetchedAt.plus(FRESH));
        }

        boolean mayAskAt(Instant now) {
            return attemptedAt.equals(Instant.MIN)
                    || !now.isBefore(attemptedAt.plus(BETWEEN_FETCHES));
        }
    }

    /// Why a fetch failed: `reason` for the operator, `unreachable` when asking again may help.
    private record Failure(boolean unreachable, String reason) {}

    private static final class Issuer {
        private final String address;
        private final Instant registeredAt;
        private final ReentrantLock fetching = new ReentrantLock();
        private volatile Known known = Known.NOTHING;

        Issuer(IdentityProvider provider) {
            this.address = provider.issuer();
            this.registeredAt = provider.createdAt();
        }
    }

    /// @param background runs renewals; each blocks for as long as a fetch takes
    public IssuerKeys(
            IssuerDocuments documents,
            CryptoProvider crypto,
            InstantSource clock,
            Executor background) {
        this.documents = documents;
        this.reader = new KeySetReader(crypto);
        this.clock = clock;
        this.background = background;
        this.outageTolerance = LAST_RESORT;
    }

    private IssuerKeys(IssuerKeys other, Duration outageTolerance) {
        this.documents = other.documents;
        this.reader = other.reader;
        this.clock = other.clock;
        this.background = other.background;
        this.outageTolerance = outageTolerance;
    }

    /// The same, empty, with the last good keys serving for `outage` after they were fetched.
    public IssuerKeys tolerating(Duration outage) {
        return new IssuerKeys(this, outage);
    }

    /// The keys of a registered provider.
    ///
    /// @throws RefusedException when there are none to be had
    KeySet of(IdentityProvider provider) {
        Issuer issuer = issuer(provider);
        Known known = issuer.known;
        Instant now = clock.instant();
        if (!known.usableAt(now, outageTolerance)) {
            return usable(fetch(issuer, known));
        }
        if (!known.freshAt(now) && known.mayAskAt(now) && !issuer.fetching.isLocked()) {
            background.execute(() -> fetch(issuer, known));
        }
        return known.keys().orElseThrow();
    }

    /// The keys of a provider after a token named a key that `seen` lacks: newer ones if there are
    /// any or may be asked for now, else `seen` again.
    KeySet newerThan(KeySet seen, IdentityProvider provider) {
        Issuer issuer = issuer(provider);
        Known known = issuer.known;
        if (known.keys().filter(keys -> !keys.equals(seen)).isPresent()) {
            return known.keys().orElseThrow();
        }
        return known.mayAskAt(clock.instant()) || issuer.fetching.isLocked()
                ? fetch(issuer, known).keys().orElse(seen)
                : seen;
    }

    /// The issuers whose last fetch failed, each with the reason, for readiness and explanations.
    public Map<String, String> troubles() {
        Map<String, String> troubles = new TreeMap<>();
        issuers.forEach((address, issuer) ->
                issuer.known
                        .failure()
                        .ifPresent(failure -> troubles.put(address, failure.reason())));
        return troubles;
    }

    /// A provider that was deleted and registered again starts anew, as users expect who do that to
    /// be rid of old keys.
    private Issuer issuer(IdentityProvider provider) {
        Issuer issuer = issuers.get(provider.issuer());
        if (issuer != null && issuer.registeredAt.equals(provider.createdAt())) {
            return issuer;
        }
        return issuers.compute(
                provider.issuer(),
                (_, other) ->
                        other != null && other.registeredAt.equals(provider.createdAt())
                                ? other
                                : new Issuer(provider));
    }

    /// Fetches unless another thread did since `seen`, or it is too early to ask again.
    private Known fetch(Issuer issuer, Known seen) {
        issuer.fetching.lock();
        try {
            Known known = issuer.known;
            if (known.attempts() == seen.attempts() && known.mayAskAt(clock.instant())) {
                issuer.known = attempt(issuer, known);
            }
            return issuer.known;
        } finally {
            issuer.fetching.unlock();
        }
    }

    private Known attempt(Issuer issuer, Known known) {
        Failure failure;
        try {
            byte[] discovery = documents.fetch(Discovery.address(issuer.address));
            byte[] keys = documents.fetch(Discovery.keysAddress(issuer.address, discovery));
            KeySet read = reader.read(keys);
            Instant now = clock.instant();
            return new Known(known.attempts() + 1, Optional.of(read), now, now, Optional.empty());
        } catch (UnreachableIssuerException e) {
            failure = new Failure(true, e.reason());
        } catch (UnusableIssuerException e) {
            failure = new Failure(false, e.reason());
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "no keys from issuer {0}: {1}",
                issuer.address,
                failure.reason());
        return new Known(
                known.attempts() + 1,
                known.keys(),
                known.fetchedAt(),
                clock.instant(),
                Optional.of(failure));
    }

    private KeySet usable(Known known) {
        if (known.usableAt(clock.instant(), outageTolerance)) {
            return known.keys().orElseThrow();
        }
        if (known.failure().map(Failure::unreachable).orElse(true)) {
            throw new RefusedException(
                    new Refusal.IdentityProviderUnreachable(
                            "The identity provider could not be reached for its verification keys."
                                    + " Retry the request; if the error persists, the provider may"
                                    + " be down."));
        }
        throw InvalidToken.noVerificationKey();
    }
}
