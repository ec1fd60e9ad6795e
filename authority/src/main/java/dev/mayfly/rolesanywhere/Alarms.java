package dev.mayfly.rolesanywhere;

import dev.mayfly.anywhere.AnywhereState;
import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.NotificationSetting;
import dev.mayfly.anywhere.NotificationSetting.Event;
import dev.mayfly.anywhere.Subject;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.x509.Certificates;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What somebody should be told without asking: revocation lists past their next update, which may
/// say less than they should, and certificates that expire within the days an anchor's notification
/// settings name.
///
/// An end entity is the newest certificate of a subject. Which anchor vouched for it is not kept,
/// so the settings of the anchor that issued it count, and where an intermediate did, the widest of
/// all.
///
/// Source: IAM Roles Anywhere User Guide, "Customize notification settings"; that lists are watched
/// is ours, AWS says nothing when one goes stale.
public final class Alarms {

    private final Directory directory;
    private final String region;

    public Alarms(Directory directory, String region) {
        this.directory = directory;
        this.region = region;
    }

    /// What is wrong with which resource. `event` is the name of the trail event, `type` the
    /// CloudFormation type of the resource, `subject` tells alarms of one resource apart.
    public record Alarm(
            String event, String resourceArn, String type, String subject, String text) {}

    /// All that is to be told at `now`.
    public List<Alarm> due(Instant now) {
        AccountState state = directory.state();
        List<Alarm> alarms = new ArrayList<>();
        state.anywhere().crls().values().stream()
                .filter(crl -> crl.enabled() && crl.list().overdueAt(now))
                .forEach(crl -> alarms.add(overdue(state, crl)));
        state.anywhere().trustAnchors().values().stream()
                .filter(TrustAnchor::enabled)
                .forEach(anchor -> alarms.addAll(authorities(state, anchor, now)));
        state.anywhere()
                .subjects()
                .values()
                .forEach(subject -> machine(state, subject, now).ifPresent(alarms::add));
        return alarms;
    }

    private Alarm overdue(AccountState state, Crl crl) {
        return new Alarm(
                "RevocationListOverdue",
                crl.arn(state.account(), region).toString(),
                "AWS::RolesAnywhere::CRL",
                "",
                "the revocation list "
                        + crl.name()
                        + " was due to be replaced at "
                        + crl.list().nextUpdate().orElseThrow()
                        + "; what was revoked since is not known here: import the current list by"
                        + " UpdateCrl");
    }

    private List<Alarm> authorities(AccountState state, TrustAnchor anchor, Instant now) {
        Optional<Duration> notice = notice(anchor, Event.CA_CERTIFICATE_EXPIRY);
        if (notice.isEmpty()) {
            return List.of();
        }
        return anchor.bundle().certificates().stream()
                .filter(certificate -> endsWithin(certificate, notice.get(), now))
                .map(certificate ->
                        new Alarm(
                                "CertificateExpiry",
                                anchor.arn(state.account(), region).toString(),
                                "AWS::RolesAnywhere::TrustAnchor",
                                certificate.getSerialNumber().toString(),
                                "the certificate of the authority "
                                        + name(certificate)
                                        + " of the trust anchor "
                                        + anchor.name()
                                        + " ends at "
                                        + end(certificate)
                                        + ", and with it every session by it"))
                .toList();
    }

    private Optional<Alarm> machine(AccountState state, Subject subject, Instant now) {
        if (subject.credentials().isEmpty()) {
            return Optional.empty();
        }
        X509Certificate newest =
                Certificates.fromPem(subject.credentials().getFirst().pem()).getFirst();
        return notice(state.anywhere(), newest)
                .filter(notice -> endsWithin(newest, notice, now) && !now.isAfter(end(newest)))
                .map(_ ->
                        new Alarm(
                                "CertificateExpiry",
                                subject.arn(state.account(), region).toString(),
                                "AWS::RolesAnywhere::Subject",
                                newest.getSerialNumber().toString(),
                                "the certificate of "
                                        + subject.x509Subject()
                                        + " ends at "
                                        + end(newest)
                                        + " and no newer one was seen"));
    }

    private static Optional<Duration> notice(AnywhereState state, X509Certificate certificate) {
        List<TrustAnchor> anchors =
                state.trustAnchors().values().stream().filter(TrustAnchor::enabled).toList();
        List<TrustAnchor> issuers =
                anchors.stream().filter(anchor -> issued(anchor, certificate)).toList();
        return (issuers.isEmpty() ? anchors : issuers)
                .stream()
                        .flatMap(anchor ->
                                notice(anchor, Event.END_ENTITY_CERTIFICATE_EXPIRY).stream())
                        .max(Duration::compareTo)
                        // a certificate made to live shorter than the notice would never be silent
                        .map(notice -> shorter(notice, lifetime(certificate).dividedBy(2)));
    }

    private static boolean issued(TrustAnchor anchor, X509Certificate certificate) {
        return anchor.bundle().certificates().stream()
                .anyMatch(authority ->
                        authority
                                .getSubjectX500Principal()
                                .equals(certificate.getIssuerX500Principal()));
    }

    private static Optional<Duration> notice(TrustAnchor anchor, Event event) {
        return NotificationSetting.effective(anchor.notifications()).stream()
                .filter(setting -> setting.event() == event && setting.enabled())
                .map(setting -> Duration.ofDays(setting.thresholdDays()))
                .findFirst();
    }

    private static boolean endsWithin(X509Certificate certificate, Duration notice, Instant now) {
        return now.plus(notice).isAfter(end(certificate));
    }

    private static Duration lifetime(X509Certificate certificate) {
        return Duration.between(certificate.getNotBefore().toInstant(), end(certificate));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
