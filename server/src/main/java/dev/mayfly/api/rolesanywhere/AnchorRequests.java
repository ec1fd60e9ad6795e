package dev.mayfly.api.rolesanywhere;

import dev.mayfly.wire.Member;
import dev.mayfly.wire.Place;
import java.util.List;
import java.util.Optional;

/// What operations on trust anchors take.
public interface AnchorRequests {

    record Create(
            @Member(minLength = 1, maxLength = Bounds.NAME, pattern = Bounds.NAMES) String name,
            SourceMember source,
            Optional<Boolean> enabled,
            @Member(maxLength = Bounds.TAGS) List<TagMember> tags,
            @Member(maxLength = Bounds.NOTIFICATIONS)
                    List<NotificationMember> notificationSettings) {}

    record Update(
            @Member(
                            in = Place.LABEL,
                            minLength = Bounds.ID,
                            maxLength = Bounds.ID,
                            pattern = Bounds.IDS)
                    String trustAnchorId,
            @Member(minLength = 1, maxLength = Bounds.NAME, pattern = Bounds.NAMES)
                    Optional<String> name,
            Optional<SourceMember> source) {}

    record ById(
            @Member(
                            in = Place.LABEL,
                            minLength = Bounds.ID,
                            maxLength = Bounds.ID,
                            pattern = Bounds.IDS)
                    String trustAnchorId) {}

    record PutNotifications(
            @Member(minLength = Bounds.ID, maxLength = Bounds.ID, pattern = Bounds.IDS)
                    String trustAnchorId,
            @Member(maxLength = Bounds.NOTIFICATIONS)
                    List<NotificationMember> notificationSettings) {}

    record ResetNotifications(
            @Member(minLength = Bounds.ID, maxLength = Bounds.ID, pattern = Bounds.IDS)
                    String trustAnchorId,
            @Member(maxLength = Bounds.NOTIFICATIONS)
                    List<NotificationKey> notificationSettingKeys) {}

    /// One kind of warning.
    record NotificationKey(
            @Member(oneOf = {"CA_CERTIFICATE_EXPIRY", "END_ENTITY_CERTIFICATE_EXPIRY"})
                    String event,
            @Member(oneOf = {"ALL"}) Optional<String> channel) {}
}
