package dev.mayfly.rolesanywhere;

import dev.mayfly.issuance.Site;
import dev.mayfly.rolesanywhere.Alarms.Alarm;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts alarms into the trail, each once a day for as long as it holds. What was told is known to
/// this process only: after a restart, and by every node of an authority, it is told once more. For
/// one thread.
public final class AlarmRecorder {

    private static final Duration PAUSE = Duration.ofDays(1);

    private final Alarms alarms;
    private final TrailStore trail;
    private final EventIds ids;
    private final Site site;
    private final Map<Alarm, Instant> told = new HashMap<>();

    public AlarmRecorder(Alarms alarms, TrailStore trail, EventIds ids, Site site) {
        this.alarms = alarms;
        this.trail = trail;
        this.ids = ids;
        this.site = site;
    }

    /// Records what is due and was not told within the last day.
    ///
    /// @return what was recorded now
    public List<Alarm> record() {
        Instant now = site.clock().instant();
        told.values().removeIf(last -> !now.isBefore(last.plus(PAUSE)));
        List<Alarm> fresh =
                alarms.due(now).stream().filter(alarm -> !told.containsKey(alarm)).toList();
        for (Alarm alarm : fresh) {
            trail.append(event(alarm, now));
            told.put(alarm, now);
        }
        return fresh;
    }

    private TrailEvent event(Alarm alarm, Instant now) {
        String account = site.account().digits();
        return new TrailEvent(
                ids.next(),
                ids.next(),
                now,
                "rolesanywhere.amazonaws.com",
                alarm.event(),
                true,
                site.region(),
                account,
                TrailEvent.Origin.onThisMachine(),
                new UserIdentity.ServiceCaller("rolesanywhere.amazonaws.com", "", "", Map.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("alarm", alarm.text()),
                List.of(new TrailEvent.Resource(alarm.resourceArn(), alarm.type(), account)),
                Optional.empty(),
                Optional.empty());
    }
}
