package dev.mayfly.anywhere;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// When to warn that certificates are about to expire: `thresholdDays` before, on every channel.
///
/// Source: service model, `NotificationSetting`; IAM Roles Anywhere User Guide, "Customize
/// notification settings": 45 days where nobody says otherwise.
public record NotificationSetting(Event event, boolean enabled, int thresholdDays) {

    /// Days of a setting that names none.
    public static final int DEFAULT_DAYS = 45;

    private static final int MIN_DAYS = 1;
    private static final int MAX_DAYS = 360;

    /// What is warned of, as the service spells it.
    public enum Event {
        CA_CERTIFICATE_EXPIRY,
        END_ENTITY_CERTIFICATE_EXPIRY
    }

    public NotificationSetting {
        Bounds.require(
                thresholdDays >= MIN_DAYS && thresholdDays <= MAX_DAYS,
                "a threshold is 1 to 360 days");
    }

    /// The settings of every event, those of `changed` before the defaults.
    public static List<NotificationSetting> effective(List<NotificationSetting> changed) {
        Map<Event, NotificationSetting> settings = new EnumMap<>(Event.class);
        for (Event event : Event.values()) {
            settings.put(event, new NotificationSetting(event, true, DEFAULT_DAYS));
        }
        changed.forEach(setting -> settings.put(setting.event, setting));
        return List.copyOf(settings.values());
    }

    static List<NotificationSetting> distinct(List<NotificationSetting> settings) {
        List<Event> events = new ArrayList<>();
        for (NotificationSetting setting : settings) {
            Bounds.require(!events.contains(setting.event), "an event has one setting");
            events.add(setting.event);
        }
        return List.copyOf(settings);
    }
}
