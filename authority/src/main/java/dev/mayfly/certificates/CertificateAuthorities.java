package dev.mayfly.certificates;

import dev.mayfly.anywhere.CertificateBundle;
import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.RevocationList;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.ca.AuthorityPurpose;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.CertificateAuthority.Anchor;
import dev.mayfly.ca.CertificateAuthority.LeafLife;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.issuance.Site;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.rolesanywhere.AnywhereIds;
import dev.mayfly.rolesanywhere.Crls;
import dev.mayfly.rolesanywhere.TrustAnchors;
import dev.mayfly.x509.Certificates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes and finds the certificate authorities of the account. One for machines becomes a trust
/// anchor of Roles Anywhere in the same change, with its revocation list beside it; the one for
/// nodes is made on first use and trusted nowhere else. Thread-safe.
public final class CertificateAuthorities {

    /// The authority of nodes. Names that begin like it are not given to others.
    public static final String NODES = "mayfly-nodes";

    /// What certificates of nodes are good for, usually and at most.
    public static final LeafLife NODE_LIFE =
            new LeafLife(Duration.ofHours(24), Duration.ofHours(24));

    private static final String RESERVED_PREFIX = "mayfly-";
    private static final int MAX_AUTHORITIES = 20;
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(7305); // 20 years
    private static final Duration NODES_VALIDITY = Duration.ofDays(3653); // 10 years

    /// A certificate that is good for longer would be the long-lived key we replace.
    private static final Duration LONGEST_LEAF = Duration.ofDays(90);

    private final Directory directory;
    private final AuthorityKeys keys;
    private final CertificateSigner signer;
    private final AnywhereIds ids;
    private final Site site;

    public CertificateAuthorities(
            Directory directory,
            AuthorityKeys keys,
            CertificateSigner signer,
            AnywhereIds ids,
            Site site) {
        this.directory = directory;
        this.keys = keys;
        this.signer = signer;
        this.ids = ids;
        this.site = site;
    }

    /// What a new authority of machines is to be.
    public record Wish(String name, Duration validity, LeafLife leafLife) {}

    /// Makes an authority of machines, and the trust anchor of the same name.
    ///
    /// @throws RefusedException for a name that is taken, reserved or malformed, times out of
    ///   bounds, and when there is no room
    public CertificateAuthority create(Wish wish) {
        check(wish);
        if (directory.state().holdings().authorities().authority(wish.name()).isPresent()) {
            throw taken(wish.name());
        }
        Anchor anchor = new Anchor(ids.next(), ids.next());
        CertificateAuthority made = made(wish, AuthorityPurpose.MACHINES, Optional.of(anchor));
        directory.update(state -> {
            if (state.holdings().authorities().authority(wish.name()).isPresent()) {
                throw taken(wish.name());
            }
            if (state.holdings().authorities().authorities().size() >= MAX_AUTHORITIES) {
                throw new RefusedException(
                        new Refusal.LimitExceeded(
                                "An account has at most " + MAX_AUTHORITIES + " authorities."));
            }
            return trusting(with(state, made), made, anchor);
        });
        return made;
    }

    /// The authority of nodes, made now if it is not there yet.
    public CertificateAuthority forNodes() {
        Optional<CertificateAuthority> there =
                directory.state().holdings().authorities().authority(NODES);
        if (there.isPresent()) {
            return there.get();
        }
        CertificateAuthority made =
                made(
                        new Wish(NODES, NODES_VALIDITY, NODE_LIFE),
                        AuthorityPurpose.NODES,
                        Optional.empty());
        AccountState after =
                directory.update(state ->
                        state.holdings().authorities().authority(NODES).isPresent()
                                ? state
                                : with(state, made));
        return get(after, NODES);
    }

    /// The authority of that name.
    ///
    /// @throws RefusedException when there is none
    public CertificateAuthority get(String name) {
        return get(directory.state(), name);
    }

    /// All authorities, in the order of their names.
    public List<CertificateAuthority> list() {
        return List.copyOf(directory.state().holdings().authorities().authorities().values());
    }

    static CertificateAuthority get(AccountState state, String name) {
        return state.holdings()
                .authorities()
                .authority(name)
                .orElseThrow(() ->
                        new RefusedException(
                                new Refusal.NoSuchEntity(
                                        "There is no certificate authority named " + name + ".")));
    }

    static AccountState with(AccountState state, CertificateAuthority authority) {
        return state.withHoldings(
                state.holdings().with(state.holdings().authorities().with(authority)));
    }

    private CertificateAuthority made(
            Wish wish, AuthorityPurpose purpose, Optional<Anchor> anchor) {
        SigningAuthority root =
                signer.root(
                        keys.pair(wish.name()),
                        new CertificateSigner.RootName(wish.name(), site.account().digits()),
                        wish.validity());
        RevocationList list = RevocationLists.first(signer, root);
        try {
            return new CertificateAuthority(
                    wish.name(),
                    purpose,
                    root.certificate(),
                    site.clock().instant(),
                    wish.leafLife(),
                    RevocationLists.FIRST,
                    list,
                    anchor);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private AccountState trusting(
            AccountState state, CertificateAuthority authority, Anchor anchor) {
        Instant now = site.clock().instant();
        TrustAnchor trusted =
                new TrustAnchor(
                        anchor.trustAnchorId(),
                        authority.name(),
                        CertificateBundle.parse(Certificates.toPem(authority.certificate())),
                        true,
                        now,
                        now,
                        List.of(),
                        List.of());
        Crl crl =
                new Crl(
                        anchor.crlId(),
                        authority.name(),
                        anchor.trustAnchorId(),
                        authority.list(),
                        true,
                        now,
                        now,
                        List.of());
        return Crls.adding(crl, TrustAnchors.adding(trusted, state));
    }

    private static void check(Wish wish) {
        if (wish.name().startsWith(RESERVED_PREFIX)) {
            throw invalid(
                    "Names that begin with `" + RESERVED_PREFIX + "` are for Mayfly's own use");
        }
        if (!CertificateAuthority.nameable(wish.name())) {
            throw invalid(CertificateAuthority.NAME_RULE);
        }
        requireWithin("The authority's certificate", wish.validity(), SHORTEST, LONGEST);
        requireWithin("A certificate", wish.leafLife().longest(), LeafTerms.SHORTEST, LONGEST_LEAF);
        requireWithin(
                "A certificate",
                wish.leafLife().usual(),
                LeafTerms.SHORTEST,
                wish.leafLife().longest());
    }

    private static void requireWithin(
            String what, Duration duration, Duration least, Duration most) {
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw invalid(
                    "%s is good for %s to %s, not %s"
                            .formatted(what, words(least), words(most), words(duration)));
        }
    }

    static String words(Duration duration) {
        if (duration.toDays() > 1 && duration.toHours() % 24 == 0) {
            return duration.toDays() + " days";
        }
        return duration.toMinutes() % 60 == 0 && duration.toHours() > 0
                ? duration.toHours() + " hours"
                : duration.toMinutes() + " minutes";
    }

    private static RefusedException taken(String name) {
        return new RefusedException(
                new Refusal.EntityAlreadyExists(
                        "A certificate authority named " + name + " already exists."));
    }

    static RefusedException invalid(String message) {
        return new RefusedException(new Refusal.InvalidMember(message));
    }
}
