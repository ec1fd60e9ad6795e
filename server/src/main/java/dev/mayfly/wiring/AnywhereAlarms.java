package dev.mayfly.wiring;

import dev.mayfly.http.Metrics;
import dev.mayfly.iam.Directory;
import dev.mayfly.rolesanywhere.AlarmRecorder;
import dev.mayfly.rolesanywhere.Alarms;
import dev.mayfly.store.TrailStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/// The watch over Roles Anywhere's lists and certificates: trail, log and metrics.
final class AnywhereAlarms {

    private static final Logger LOG = System.getLogger(AnywhereAlarms.class.getName());

    private AnywhereAlarms() {}

    /// What the upkeep does: records what is new, and says so in the log.
    static Runnable watch(Base base, Authority authority, TrailStore trail) {
        AlarmRecorder recorder =
                new AlarmRecorder(
                        new Alarms(authority.directory(), base.settings().region()),
                        trail,
                        authority.eventIds(),
                        base.site());
        return () -> recorder.record().forEach(alarm -> LOG.log(Level.WARNING, alarm::text));
    }

    /// Numbers for `/-/metrics`.
    static List<Metrics.Gauge> gauges(Directory directory, String region, InstantSource clock) {
        Alarms alarms = new Alarms(directory, region);
        return List.of(
                gauge(
                        "mayfly_revocation_lists_overdue",
                        "Enabled revocation lists past their next update",
                        () -> count(alarms, clock, "RevocationListOverdue")),
                gauge(
                        "mayfly_certificates_expiring",
                        "Certificates of authorities and machines that end within their notice",
                        () -> count(alarms, clock, "CertificateExpiry")));
    }

    private static Metrics.Gauge gauge(String name, String help, LongSupplier value) {
        return new Metrics.Gauge(name, help, value);
    }

    private static long count(Alarms alarms, InstantSource clock, String event) {
        return alarms.due(clock.instant()).stream()
                .filter(alarm -> alarm.event().equals(event))
                .count();
    }
}
