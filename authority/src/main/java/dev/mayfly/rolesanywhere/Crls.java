package dev.mayfly.rolesanywhere;

import dev.mayfly.anywhere.AnywhereResource.Kind;
import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.RevocationList;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.RefusedException;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Imports, changes and deletes revocation lists. A list of one of the anchor's own authorities
/// must be signed by it; one of an intermediate cannot be checked before a certificate of that
/// intermediate comes. Thread-safe.
///
/// Source: IAM Roles Anywhere API Reference, `ImportCrl` to `UpdateCrl`, read 2026-11.
public final class Crls {

    private final Directory directory;
    private final AnywhereIds ids;
    private final InstantSource clock;

    public Crls(Directory directory, AnywhereIds ids, InstantSource clock) {
        this.directory = directory;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a new list is to be.
    public record Wish(
            String name, String trustAnchorId, String pem, boolean enabled, List<Tag> tags) {

        public Wish {
            tags = List.copyOf(tags);
        }
    }

    /// Imports a list.
    ///
    /// @throws RefusedException for input that breaks a rule, an anchor that is not there, and when
    ///   there is no room
    public Crl importList(Wish wish) {
        Instant now = clock.instant();
        Crl crl =
                Rules.valid(() ->
                        new Crl(
                                ids.next(),
                                wish.name(),
                                wish.trustAnchorId(),
                                RevocationList.parse(wish.pem()),
                                wish.enabled(),
                                now,
                                now,
                                ResourceTags.merged(List.of(), wish.tags())));
        directory.update(state -> adding(crl, state));
        return crl;
    }

    /// The state with one more list.
    ///
    /// @throws RefusedException when it is not signed by its issuer, its anchor is not there, or
    ///   there is no room
    public static AccountState adding(Crl crl, AccountState state) {
        requireSigned(crl, state);
        Rules.requireRoom(
                (int) listsOf(state, crl.trustAnchorId()),
                Rules.MAX_LISTS_OF_ANCHOR,
                "revocation lists a trust anchor");
        return state.withAnywhere(state.anywhere().with(crl));
    }

    /// The list of that id.
    ///
    /// @throws RefusedException when there is none
    public Crl get(String id) {
        return existing(directory.state(), id);
    }

    /// All lists, in the order of their ids.
    public List<Crl> list() {
        return List.copyOf(directory.state().anywhere().crls().values());
    }

    /// The enabled lists that were due for replacement: what somebody should be told.
    public List<Crl> overdue() {
        Instant now = clock.instant();
        return list().stream().filter(crl -> crl.enabled() && crl.list().overdueAt(now)).toList();
    }

    /// Gives a list another name, other content, or both.
    public Crl update(String id, Optional<String> name, Optional<String> pem) {
        return change(
                id,
                crl ->
                        crl.changed(
                                name.orElse(crl.name()),
                                pem.map(RevocationList::parse).orElse(crl.list()),
                                clock.instant()));
    }

    /// Switches a list on or off.
    public Crl setEnabled(String id, boolean enabled) {
        return change(id, crl -> crl.enabled(enabled, clock.instant()));
    }

    /// Deletes a list: what it revoked counts again.
    public Crl delete(String id) {
        Crl deleted = get(id);
        directory.update(
                state -> state.withAnywhere(state.anywhere().without(existing(state, id))));
        return deleted;
    }

    private Crl change(String id, UnaryOperator<Crl> change) {
        AccountState after =
                directory.update(state -> {
                    Crl changed = Rules.valid(() -> change.apply(existing(state, id)));
                    requireSigned(changed, state);
                    return state.withAnywhere(state.anywhere().with(changed));
                });
        return existing(after, id);
    }

    private static void requireSigned(Crl crl, AccountState state) {
        TrustAnchor anchor =
                Rules.existing(
                        state.anywhere().trustAnchors(), Kind.TRUST_ANCHOR, crl.trustAnchorId());
        X509CRL list = crl.list().crl();
        List<X509Certificate> issuers =
                anchor.bundle().certificates().stream()
                        .filter(authority ->
                                authority
                                        .getSubjectX500Principal()
                                        .equals(list.getIssuerX500Principal()))
                        .toList();
        if (!issuers.isEmpty() && issuers.stream().noneMatch(issuer -> signed(list, issuer))) {
            throw Rules.invalid(
                    "The revocation list names an authority of the trust anchor as its issuer and"
                            + " is not signed with its key");
        }
    }

    private static boolean signed(X509CRL list, X509Certificate issuer) {
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static long listsOf(AccountState state, String anchorId) {
        return state.anywhere().crls().values().stream()
                .filter(crl -> crl.trustAnchorId().equals(anchorId))
                .count();
    }

    private static Crl existing(AccountState state, String id) {
        return Rules.existing(state.anywhere().crls(), Kind.CRL, id);
    }
}
