package dev.mayfly.api.rolesanywhere;

import dev.mayfly.anywhere.NotificationSetting;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.iam.Page;
import dev.mayfly.wire.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What operations on trust anchors answer.
public interface AnchorAnswers {

    record One(Detail trustAnchor) {}

    record Many(Optional<String> nextToken, List<Detail> trustAnchors) {

        public static Many of(Page<Detail> page) {
            return new Many(page.nextMarker(), page.items());
        }
    }

    record Detail(
            String trustAnchorId,
            String trustAnchorArn,
            String name,
            SourceMember source,
            boolean enabled,
            @Member(iso8601 = true) Instant createdAt,
            @Member(iso8601 = true) Instant updatedAt,
            List<Setting> notificationSettings) {

        public static Detail of(TrustAnchor anchor, String arn) {
            return new Detail(
                    anchor.id(),
                    arn,
                    anchor.name(),
                    SourceMember.bundle(anchor.bundle().pem()),
                    anchor.enabled(),
                    anchor.createdAt(),
                    anchor.updatedAt(),
                    NotificationSetting.effective(anchor.notifications()).stream()
                            .map(setting -> Setting.of(setting, anchor))
                            .toList());
        }
    }

    /// A setting in force; `configuredBy` tells the service's default from the account's own.
    ///
    /// Source: IAM Roles Anywhere API Reference, `NotificationSettingDetail`: `rolesanywhere` for
    /// the defaults.
    record Setting(
            boolean enabled,
            String event,
            Optional<Integer> threshold,
            Optional<String> channel,
            Optional<String> configuredBy) {

        private static final String CHANNEL = "ALL";
        private static final String DEFAULT = "rolesanywhere.amazonaws.com";

        static Setting of(NotificationSetting setting, TrustAnchor anchor) {
            String by = anchor.notifications().contains(setting) ? "account" : DEFAULT;
            return new Setting(
                    setting.enabled(),
                    setting.event().name(),
                    Optional.of(setting.thresholdDays()),
                    Optional.of(CHANNEL),
                    Optional.of(by));
        }
    }
}
