package dev.mayfly.anywhere;

import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;

/// An authority whose certificates the account trusts. `notifications` are the settings that differ
/// from the defaults.
public record TrustAnchor(
        String id,
        String name,
        CertificateBundle bundle,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt,
        List<NotificationSetting> notifications,
        List<Tag> tags)
        implements AnywhereResource {

    public TrustAnchor {
        Bounds.checkId(id);
        Bounds.checkName(name);
        notifications = NotificationSetting.distinct(notifications);
        tags = List.copyOf(tags);
    }

    @Override
    public Kind kind() {
        return Kind.TRUST_ANCHOR;
    }

    /// This anchor under another name.
    public TrustAnchor named(String newName, Instant now) {
        return new TrustAnchor(id, newName, bundle, enabled, createdAt, now, notifications, tags);
    }

    /// This anchor with other certificates.
    public TrustAnchor trusting(CertificateBundle newBundle, Instant now) {
        return new TrustAnchor(id, name, newBundle, enabled, createdAt, now, notifications, tags);
    }

    /// This anchor switched on or off.
    public TrustAnchor enabled(boolean on, Instant now) {
        return new TrustAnchor(id, name, bundle, on, createdAt, now, notifications, tags);
    }

    /// This anchor with other settings than the defaults.
    public TrustAnchor notifying(List<NotificationSetting> settings, Instant now) {
        return new TrustAnchor(id, name, bundle, enabled, createdAt, now, settings, tags);
    }

    @Override
    public TrustAnchor withTags(List<Tag> newTags) {
        return new TrustAnchor(
                id, name, bundle, enabled, createdAt, updatedAt, notifications, newTags);
    }
}
