package dev.mayfly.api;

import dev.mayfly.anywhere.AnywhereResource.Kind;
import dev.mayfly.anywhere.NotificationSetting;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.api.rolesanywhere.AnchorAnswers.Detail;
import dev.mayfly.api.rolesanywhere.AnchorAnswers.Many;
import dev.mayfly.api.rolesanywhere.AnchorAnswers.One;
import dev.mayfly.api.rolesanywhere.AnchorRequests.ById;
import dev.mayfly.api.rolesanywhere.AnchorRequests.Create;
import dev.mayfly.api.rolesanywhere.AnchorRequests.PutNotifications;
import dev.mayfly.api.rolesanywhere.AnchorRequests.ResetNotifications;
import dev.mayfly.api.rolesanywhere.AnchorRequests.Update;
import dev.mayfly.api.rolesanywhere.Listing;
import dev.mayfly.api.rolesanywhere.NotificationMember;
import dev.mayfly.api.rolesanywhere.SourceMember;
import dev.mayfly.api.rolesanywhere.TagMember;
import dev.mayfly.iam.Directory;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.rolesanywhere.TrustAnchors;
import dev.mayfly.wire.Operation;
import java.util.List;

/// Roles Anywhere's operations on trust anchors.
public final class TrustAnchorsApi {

    private final TrustAnchors anchors;
    private final AnywhereArns arns;
    private final AnywhereTargets targets;

    public TrustAnchorsApi(Directory directory, TrustAnchors anchors, AnywhereArns arns) {
        this.anchors = anchors;
        this.arns = arns;
        this.targets = new AnywhereTargets(directory, arns);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                AnywhereOperation.creating(
                                "CreateTrustAnchor", "POST /trustanchors", Create.class, One.class)
                        .on(in -> AnywhereTargets.creating(TagMember.tags(in.tags())))
                        .by(this::create),
                AnywhereOperation.of(
                                "ListTrustAnchors", "GET /trustanchors", Listing.class, Many.class)
                        .by(this::list),
                one("GetTrustAnchor", "GET /trustanchor/{trustAnchorId}")
                        .by(in -> one(anchors.get(in.trustAnchorId()))),
                AnywhereOperation.of(
                                "UpdateTrustAnchor",
                                "PATCH /trustanchor/{trustAnchorId}",
                                Update.class,
                                One.class)
                        .on(in -> targets.of(Kind.TRUST_ANCHOR, in.trustAnchorId()))
                        .by(this::update),
                one("DeleteTrustAnchor", "DELETE /trustanchor/{trustAnchorId}")
                        .by(in -> one(anchors.delete(in.trustAnchorId()))),
                one("EnableTrustAnchor", "POST /trustanchor/{trustAnchorId}/enable")
                        .by(in -> one(anchors.setEnabled(in.trustAnchorId(), true))),
                one("DisableTrustAnchor", "POST /trustanchor/{trustAnchorId}/disable")
                        .by(in -> one(anchors.setEnabled(in.trustAnchorId(), false))),
                AnywhereOperation.of(
                                "PutNotificationSettings",
                                "PATCH /put-notifications-settings",
                                PutNotifications.class,
                                One.class)
                        .on(in -> targets.of(Kind.TRUST_ANCHOR, in.trustAnchorId()))
                        .by(this::putNotifications),
                AnywhereOperation.of(
                                "ResetNotificationSettings",
                                "PATCH /reset-notifications-settings",
                                ResetNotifications.class,
                                One.class)
                        .on(in -> targets.of(Kind.TRUST_ANCHOR, in.trustAnchorId()))
                        .by(this::resetNotifications));
    }

    private AnywhereOperation<ById, One> one(String name, String place) {
        return AnywhereOperation.of(name, place, ById.class, One.class)
                .on(in -> targets.of(Kind.TRUST_ANCHOR, in.trustAnchorId()));
    }

    private One create(Create in) {
        return one(
                anchors.create(
                        new TrustAnchors.Wish(
                                in.name(),
                                bundle(in.source()),
                                in.enabled().orElse(false),
                                NotificationMember.settings(in.notificationSettings()),
                                TagMember.tags(in.tags()))));
    }

    private One update(Update in) {
        return one(
                anchors.update(
                        in.trustAnchorId(), in.name(), in.source().map(TrustAnchorsApi::bundle)));
    }

    private Many list(Listing in) {
        return Many.of(
                AnywherePages.of(
                        "ListTrustAnchors", in, anchors.list(), a -> one(a).trustAnchor()));
    }

    private One putNotifications(PutNotifications in) {
        return one(
                anchors.putNotifications(
                        in.trustAnchorId(),
                        NotificationMember.settings(in.notificationSettings())));
    }

    private One resetNotifications(ResetNotifications in) {
        List<NotificationSetting.Event> events =
                in.notificationSettingKeys().stream()
                        .map(key -> NotificationSetting.Event.valueOf(key.event()))
                        .toList();
        return one(anchors.resetNotifications(in.trustAnchorId(), events));
    }

    private One one(TrustAnchor anchor) {
        return new One(Detail.of(anchor, arns.of(Kind.TRUST_ANCHOR, anchor.id())));
    }

    private static String bundle(SourceMember source) {
        String type = source.sourceType().orElse(SourceMember.BUNDLE);
        if (!type.equals(SourceMember.BUNDLE)) {
            throw invalid(
                    "The source type "
                            + type
                            + " is not offered here: there is no such service behind Mayfly. Give"
                            + " the authority's certificate as CERTIFICATE_BUNDLE.");
        }
        return source.sourceData()
                .flatMap(SourceMember.Data::x509CertificateData)
                .orElseThrow(() -> invalid("A certificate bundle needs x509CertificateData."));
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(new Refusal.InvalidMember(message));
    }
}
