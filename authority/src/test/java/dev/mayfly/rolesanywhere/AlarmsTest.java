package dev.mayfly.rolesanywhere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.NotificationSetting;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.certificate.Pki;
import dev.mayfly.certificate.Spec;
import dev.mayfly.issuance.Site;
import dev.mayfly.rolesanywhere.Alarms.Alarm;
import dev.mayfly.session.TestAccount;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.TrailQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Stale lists and certificates about to end are told, and only those.
class AlarmsTest {

    private static final Instant NOW = TestAccount.NOW;

    private final World world = new World();
    private final TrustAnchor anchor = world.anchor();
    private final Alarms alarms = new Alarms(world.account.directory, "us-east-1");

    @Test
    void tellsOfAListFromTheVeryInstantItIsDue() {
        Instant due = NOW.plus(Duration.ofDays(2));
        Crl crl =
                world.crls.importList(
                        new Crls.Wish(
                                "list", anchor.id(), Pki.crlPem(Pki.ROOT, due), true, List.of()));

        assertThat(alarms.due(due.minusSeconds(1))).isEmpty();
        assertThat(alarms.due(due))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.event()).isEqualTo("RevocationListOverdue"))
                .satisfies(alarm -> assertThat(alarm.resourceArn()).endsWith("crl/" + crl.id()));
        world.crls.setEnabled(crl.id(), false);
        assertThat(alarms.due(due)).isEmpty();
    }

    @Test
    void tellsOfAnAuthorityWithinTheDaysOfTheSettings() {
        Instant end = Pki.ROOT.certificate().getNotAfter().toInstant();
        Instant tenDaysBefore = end.minus(Duration.ofDays(10));

        assertThat(alarms.due(end.minus(Duration.ofDays(45)))).isEmpty();
        assertThat(alarms.due(tenDaysBefore))
                .extracting(Alarm::event)
                .contains("CertificateExpiry");
        settings(NotificationSetting.Event.CA_CERTIFICATE_EXPIRY, true, 9);
        assertThat(alarms.due(tenDaysBefore)).isEmpty();
        assertThat(alarms.due(tenDaysBefore.plus(Duration.ofDays(2)))).hasSize(1);
        settings(NotificationSetting.Event.CA_CERTIFICATE_EXPIRY, false, 45);
        assertThat(alarms.due(tenDaysBefore)).isEmpty();
    }

    @Test
    void tellsOfAMachineUntilItsNewestCertificateHasEnded() {
        Spec machine = Spec.machine("CN=node1").from(NOW).to(NOW.plus(Duration.ofDays(10)));
        world.subjects.seen(
                new Subjects.Sighting(machine.by(Pki.ROOT).certificate(), Map.of(), false));

        assertThat(alarms.due(NOW.plus(Duration.ofDays(4)))).isEmpty();
        assertThat(alarms.due(NOW.plus(Duration.ofDays(6))))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text()).contains("CN=node1"));
        assertThat(alarms.due(NOW.plus(Duration.ofDays(11)))).isEmpty();
        settings(NotificationSetting.Event.END_ENTITY_CERTIFICATE_EXPIRY, false, 45);
        assertThat(alarms.due(NOW.plus(Duration.ofDays(6)))).isEmpty();
    }

    @Test
    void recordsAnAlarmOnceADayAsLongAsItHolds() {
        Instant due = NOW.plus(Duration.ofDays(1));
        world.crls.importList(
                new Crls.Wish("list", anchor.id(), Pki.crlPem(Pki.ROOT, due), true, List.of()));
        Recording trail = new Recording(new ArrayList<>());
        AlarmRecorder recorder =
                new AlarmRecorder(
                        alarms,
                        trail,
                        new EventIds(world.account.clock, world.account.random),
                        new Site(TestAccount.ID, "us-east-1", world.account.clock));

        assertThat(recorder.record()).isEmpty();
        world.account.clock.advance(Duration.ofDays(1));
        assertThat(recorder.record()).hasSize(1);
        world.account.clock.advance(Duration.ofHours(23));
        assertThat(recorder.record()).isEmpty();
        world.account.clock.advance(Duration.ofHours(1));
        assertThat(recorder.record()).hasSize(1);
        assertThat(trail.events).hasSize(2);
        assertThat(trail.events.getFirst().additionalData().toString())
                .contains("the revocation list list was due to be replaced at ");
    }

    private record Recording(List<TrailEvent> events) implements TrailStore {

        @Override
        public void append(TrailEvent event) {
            events.add(event);
        }

        @Override
        public List<RecordedEvent> find(TrailQuery query) {
            return List.of();
        }

        @Override
        public Optional<RecordedEvent> byId(String eventId) {
            return Optional.empty();
        }
    }

    private void settings(NotificationSetting.Event event, boolean enabled, int days) {
        world.anchors.putNotifications(
                anchor.id(), List.of(new NotificationSetting(event, enabled, days)));
    }
}
