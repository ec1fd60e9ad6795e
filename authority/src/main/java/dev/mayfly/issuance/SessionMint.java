package dev.mayfly.issuance;

import dev.mayfly.iam.Role;
import dev.mayfly.identity.AccountId;
import dev.mayfly.session.AccessKeyIds;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TokenSealer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Makes the claims of a session that has been decided, and seals them. Times are whole: issued to
/// the millisecond, expiring on a second, as the answer shows it. Thread-safe.
public final class SessionMint {

    private final AccountId account;
    private final AccessKeyIds ids;
    private final TokenSealer sealer;

    public SessionMint(AccountId account, AccessKeyIds ids, TokenSealer sealer) {
        this.account = account;
        this.ids = ids;
        this.sealer = sealer;
    }

    Issuance.Issued issued(Wish wish, Role role, Instant now, Optional<Integer> packedPercent) {
        SessionClaims claims =
                new SessionClaims(
                        account,
                        ids.next(account),
                        role.name(),
                        role.path(),
                        role.uniqueId(),
                        wish.terms().sessionName(),
                        now.truncatedTo(ChronoUnit.MILLIS),
                        now.truncatedTo(ChronoUnit.SECONDS).plus(wish.duration()),
                        wish.terms().inlinePolicy(),
                        wish.terms().policyArns(),
                        wish.tags().all(),
                        wish.tags().transitiveKeys(),
                        wish.sourceIdentity(),
                        wish.origin().federatedProvider(),
                        wish.origin().contextKeys(),
                        wish.origin().provenance(),
                        wish.origin().chained());
        return new Issuance.Issued(claims, sealer.seal(claims), packedPercent);
    }
}
