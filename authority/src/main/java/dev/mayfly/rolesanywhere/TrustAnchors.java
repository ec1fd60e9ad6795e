package dev.mayfly.rolesanywhere;

import dev.mayfly.anywhere.AnywhereResource.Kind;
import dev.mayfly.anywhere.AnywhereState;
import dev.mayfly.anywhere.CertificateBundle;
import dev.mayfly.anywhere.NotificationSetting;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.ca.AuthorityPurpose;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.certificate.CertificateRefusal;
import dev.mayfly.certificate.CertificateVerifier;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.RefusedException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Creates, changes and deletes trust anchors. Certificates must be those of authorities, and
/// strong. Thread-safe.
///
/// Source: IAM Roles Anywhere API Reference, `CreateTrustAnchor` to `ResetNotificationSettings`,
/// read 2026-11.
public final class TrustAnchors {

    private final Directory directory;
    private final AnywhereIds ids;
    private final InstantSource clock;

    public TrustAnchors(Directory directory, AnywhereIds ids, InstantSource clock) {
        this.directory = directory;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a new trust anchor is to be.
    public record Wish(
            String name,
            String pem,
            boolean enabled,
            List<NotificationSetting> notifications,
            List<Tag> tags) {

        public Wish {
            notifications = List.copyOf(notifications);
            tags = List.copyOf(tags);
        }
    }

    /// Creates an anchor.
    ///
    /// @throws RefusedException for input that breaks a rule, and when there is no room
    public TrustAnchor create(Wish wish) {
        Instant now = clock.instant();
        TrustAnchor anchor =
                Rules.valid(() ->
                        new TrustAnchor(
                                ids.next(),
                                wish.name(),
                                bundle(wish.pem()),
                                wish.enabled(),
                                now,
                                now,
                                wish.notifications(),
                                ResourceTags.merged(List.of(), wish.tags())));
        directory.update(state -> adding(anchor, state));
        return anchor;
    }

    /// The state with one more anchor.
    ///
    /// @throws RefusedException when there is no room, and for the authority of nodes
    public static AccountState adding(TrustAnchor anchor, AccountState state) {
        requireNotOfNodes(anchor, state);
        Rules.requireRoom(
                state.anywhere().trustAnchors().size(), Rules.MAX_TRUST_ANCHORS, "trust anchors");
        return state.withAnywhere(state.anywhere().with(anchor));
    }

    /// The anchor of that id.
    ///
    /// @throws RefusedException when there is none
    public TrustAnchor get(String id) {
        return existing(directory.state(), id);
    }

    /// All anchors, in the order of their ids.
    public List<TrustAnchor> list() {
        return List.copyOf(directory.state().anywhere().trustAnchors().values());
    }

    /// Gives an anchor another name, other certificates, or both.
    public TrustAnchor update(String id, Optional<String> name, Optional<String> pem) {
        return change(
                id,
                anchor -> {
                    Instant now = clock.instant();
                    TrustAnchor named = name.map(text -> anchor.named(text, now)).orElse(anchor);
                    return pem.map(text -> named.trusting(bundle(text), now)).orElse(named);
                });
    }

    /// Switches an anchor on or off. Sessions it vouched for live on.
    public TrustAnchor setEnabled(String id, boolean enabled) {
        return change(id, anchor -> anchor.enabled(enabled, clock.instant()));
    }

    /// Deletes an anchor and, because they mean nothing without it, its revocation lists.
    public TrustAnchor delete(String id) {
        TrustAnchor deleted = get(id);
        directory.update(state -> {
            AnywhereState without = state.anywhere().without(existing(state, id));
            for (var crl : state.anywhere().crls().values()) {
                if (crl.trustAnchorId().equals(id)) {
                    without = without.without(crl);
                }
            }
            return state.withAnywhere(without);
        });
        return deleted;
    }

    /// Puts settings in place of those for the same events.
    public TrustAnchor putNotifications(String id, List<NotificationSetting> settings) {
        return change(
                id,
                anchor -> {
                    List<NotificationSetting> merged =
                            new ArrayList<>(
                                    without(
                                            anchor,
                                            settings.stream()
                                                    .map(NotificationSetting::event)
                                                    .toList()));
                    merged.addAll(settings);
                    return anchor.notifying(merged, clock.instant());
                });
    }

    /// Takes settings back to the defaults.
    public TrustAnchor resetNotifications(String id, Collection<NotificationSetting.Event> events) {
        return change(id, anchor -> anchor.notifying(without(anchor, events), clock.instant()));
    }

    private static List<NotificationSetting> without(
            TrustAnchor anchor, Collection<NotificationSetting.Event> events) {
        return anchor.notifications().stream()
                .filter(setting -> !events.contains(setting.event()))
                .toList();
    }

    private static CertificateBundle bundle(String pem) {
        CertificateBundle bundle = Rules.valid(() -> CertificateBundle.parse(pem));
        for (X509Certificate certificate : bundle.certificates()) {
            Optional<CertificateRefusal> refusal = CertificateVerifier.anchorRefusal(certificate);
            if (refusal.isPresent()) {
                throw Rules.invalid(
                        "Incorrect basic constraints for CA certificate or weak one: "
                                + refusal.get().reason());
            }
        }
        return bundle;
    }

    private TrustAnchor change(String id, UnaryOperator<TrustAnchor> change) {
        AccountState after =
                directory.update(state -> {
                    TrustAnchor changed = Rules.valid(() -> change.apply(existing(state, id)));
                    requireNotOfNodes(changed, state);
                    return state.withAnywhere(state.anywhere().with(changed));
                });
        return existing(after, id);
    }

    /// Nodes have a trust anchor of their own, which profiles cannot use. The key decides: another
    /// certificate for it would vouch for the same nodes.
    private static void requireNotOfNodes(TrustAnchor anchor, AccountState state) {
        for (CertificateAuthority ours : state.holdings().authorities().authorities().values()) {
            boolean same =
                    anchor.bundle().certificates().stream()
                            .anyMatch(certificate ->
                                    certificate
                                            .getPublicKey()
                                            .equals(ours.certificate().getPublicKey()));
            if (ours.purpose() == AuthorityPurpose.NODES && same) {
                throw Rules.invalid(
                        "This is the authority of Mayfly's nodes, which vouches for nodes alone");
            }
        }
    }

    private static TrustAnchor existing(AccountState state, String id) {
        return Rules.existing(state.anywhere().trustAnchors(), Kind.TRUST_ANCHOR, id);
    }
}
