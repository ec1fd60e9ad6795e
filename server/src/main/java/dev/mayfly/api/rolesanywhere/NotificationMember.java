package dev.mayfly.api.rolesanywhere;

import dev.mayfly.anywhere.NotificationSetting;
import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// A setting of warnings in a request.
public record NotificationMember(
        boolean enabled,
        @Member(oneOf = {"CA_CERTIFICATE_EXPIRY", "END_ENTITY_CERTIFICATE_EXPIRY"}) String event,
        @Member(min = 1, max = Bounds.LONGEST_NOTICE) Optional<Integer> threshold,
        @Member(oneOf = {"ALL"}) Optional<String> channel) {

    /// The settings as the domain knows them.
    public static List<NotificationSetting> settings(List<NotificationMember> members) {
        return members.stream()
                .map(member ->
                        new NotificationSetting(
                                NotificationSetting.Event.valueOf(member.event()),
                                member.enabled(),
                                member.threshold().orElse(NotificationSetting.DEFAULT_DAYS)))
                .toList();
    }
}
