package dev.mayfly.issuance;

import dev.mayfly.iam.Role;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.AdministratorRole;
import dev.mayfly.session.TemporaryCredentials;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The administrator's credentials, for whoever can prove possession of the data directory to the
/// caller of this class. They are recorded before they are returned.
///
/// Thread-safe.
public final class AdministratorSessions {

    /// The longest session, and the usual one.
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final int MAX_SESSION_NAME = 64;

    private final SessionMint mint;
    private final TrailStore trail;
    private final EventIds eventIds;
    private final Site site;

    public AdministratorSessions(SessionMint mint, TrailStore trail, EventIds eventIds, Site site) {
        this.mint = mint;
        this.trail = trail;
        this.eventIds = eventIds;
        this.site = site;
    }

    /// Credentials for the account `osUser` of the operating system, for 15 minutes to an hour.
    ///
    /// @throws RefusedException for another duration
    public TemporaryCredentials mint(String osUser, Duration duration) {
        Role role = AdministratorRole.role();
        SessionTerms terms =
                SessionTerms.of(role.arn(site.account()).toString(), sessionName(osUser))
                        .lasting(duration);
        Durations.wanted(terms);
        if (duration.compareTo(LONGEST) > 0) {
            throw new RefusedException(
                    new Refusal.InvalidMember(
                            "administrator credentials last an hour at most; ask again for new"
                                    + " ones"));
        }
        Wish wish =
                new Wish(
                        terms,
                        SessionTags.passed(List.of(), List.of()),
                        Optional.empty(),
                        new Origin(Optional.empty(), Map.of(), Map.of(), false),
                        duration);
        Instant now = site.clock().instant();
        Issuance.Issued issued = mint.issued(wish, role, now);
        trail.append(event(osUser, issued, now));
        return issued.credentials();
    }

    private TrailEvent event(String osUser, Issuance.Issued issued, Instant now) {
        String account = site.account().digits();
        String roleArn = issued.claims().roleArn();
        return new TrailEvent(
                eventIds.next(),
                eventIds.next(),
                now,
                "sts.amazonaws.com",
                "MintAdministratorSession",
                false,
                site.region(),
                account,
                TrailEvent.Origin.onThisMachine(),
                new UserIdentity.LocalOperator(osUser),
                Optional.empty(),
                Optional.of(
                        Map.of(
                                "roleArn", roleArn,
                                "roleSessionName", issued.claims().sessionName(),
                                "durationSeconds",
                                        issued.credentials()
                                                .expiration()
                                                .minusSeconds(now.getEpochSecond())
                                                .getEpochSecond())),
                Optional.of(answer(issued)),
                Map.of(),
                List.of(new TrailEvent.Resource(roleArn, "AWS::IAM::Role", account)),
                Optional.empty(),
                Optional.empty());
    }

    private static Map<String, Object> answer(Issuance.Issued issued) {
        return Map.of(
                "credentials",
                Map.of(
                        "accessKeyId", issued.credentials().accessKeyId(),
                        "expiration", issued.credentials().expiration().toString()),
                "assumedRoleUser",
                Map.of(
                        "assumedRoleId", issued.claims().assumedRoleId(),
                        "arn", issued.claims().arn()));
    }

    /// The account's name as a session name: other characters become dots.
    private static String sessionName(String osUser) {
        String name = osUser.replaceAll("[^A-Za-z0-9_+=,.@-]", ".");
        String padded = name.length() < 2 ? name + ".local" : name;
        return padded.substring(0, Math.min(padded.length(), MAX_SESSION_NAME));
    }
}
