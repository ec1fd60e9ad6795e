package dev.mayfly.issuance;

import dev.mayfly.iam.Role;
import dev.mayfly.identity.AccountId;
import dev.mayfly.session.AccessKeyIds;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TemporaryCredentials;
import dev.mayfly.session.TokenSealer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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

    /// @throws dev.mayfly.refusal.RefusedException when policies and tags do not fit into a token
    Issuance.Issued issued(Wish wish, Role role, Instant now) {
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
        TemporaryCredentials credentials = sealer.seal(claims, wish.terms().minimumTokenSize());
        TokenRoom room = new TokenRoom(credentials.sessionToken().reveal().length());
        room.check(wish.terms(), wish.tags());
        return new Issuance.Issued(
                claims, credentials, room, TokenRoom.packs(wish.terms(), wish.tags()));
    }
}
