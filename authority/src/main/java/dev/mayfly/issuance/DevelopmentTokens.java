package dev.mayfly.issuance;

import dev.mayfly.minting.DevelopmentIssuer;
import dev.mayfly.minting.Job;
import dev.mayfly.session.Secret;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gives out the development issuer's tokens, each recorded before it is returned: a token is as
/// good as credentials where a role trusts its issuer.
///
/// Thread-safe.
public final class DevelopmentTokens {

    private final DevelopmentIssuer issuer;
    private final TrailStore trail;
    private final EventIds eventIds;
    private final Site site;

    public DevelopmentTokens(
            DevelopmentIssuer issuer, TrailStore trail, EventIds eventIds, Site site) {
        this.issuer = issuer;
        this.trail = trail;
        this.eventIds = eventIds;
        this.site = site;
    }

    /// The issuer behind the tokens.
    public DevelopmentIssuer issuer() {
        return issuer;
    }

    /// A token for the job, asked for by the account `osUser` of the operating system.
    ///
    /// @throws dev.mayfly.refusal.RefusedException when it cannot be recorded
    public Secret token(Job job, String osUser) {
        Secret token = issuer.token(job);
        trail.append(event("MintDevelopmentToken", job, job.lifetime(), osUser));
        return token;
    }

    /// What a runner of this job asks for its tokens with, for `validity`.
    ///
    /// @throws dev.mayfly.refusal.RefusedException when it cannot be recorded
    public Secret requestToken(Job job, Duration validity, String osUser) {
        Secret token = issuer.actionsRequests().seal(job, osUser, validity);
        trail.append(event("MintDevelopmentRequestToken", job, validity, osUser));
        return token;
    }

    private TrailEvent event(String name, Job job, Duration validity, String osUser) {
        return new TrailEvent(
                eventIds.next(),
                eventIds.next(),
                site.clock().instant(),
                "sts.amazonaws.com",
                name,
                false,
                site.region(),
                site.account().digits(),
                TrailEvent.Origin.onThisMachine(),
                new UserIdentity.LocalOperator(osUser),
                Optional.empty(),
                Optional.of(
                        Map.<String, Object>of(
                                "issuer", issuer.address(),
                                "like", job.shape().name().toLowerCase(Locale.ROOT),
                                "repository", job.repository(),
                                "ref", job.ref(),
                                "environment", job.environment(),
                                "event", job.event(),
                                "audiences", job.audiences(),
                                "claims", job.claims().keySet().stream().sorted().toList(),
                                "durationSeconds", validity.toSeconds())),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
