package dev.mayfly.certificates;

import dev.mayfly.anywhere.AnywhereState;
import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.RevocationList;
import dev.mayfly.ca.CaState;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.CertificateAuthority.Anchor;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.ca.IssuedCertificate.Revocation;
import dev.mayfly.ca.RevocationReason;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.x509.Certificates;
import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Revokes certificates and keeps revocation lists fresh. A list is published, and imported where
/// Roles Anywhere asks it, in the change that revokes. Thread-safe.
///
/// A list is renewed daily and good for a week, so that an authority can be away for days. A
/// revoked certificate stays listed for two days after its end, and so on at least one list made
/// after it (RFC 5280 §3.3).
public final class RevocationLists {

    static final long FIRST = 1;

    private static final Duration GOOD_FOR = Duration.ofDays(7);
    private static final Duration RENEWED_AFTER = Duration.ofDays(1);
    private static final Duration KEPT_AFTER_END = Duration.ofDays(2);

    /// Roles Anywhere takes lists of 300,000 bytes, and an entry takes at most 70.
    private static final int MAX_REVOKED = 4000;

    private final Directory directory;
    private final AuthorityKeys keys;
    private final CertificateSigner signer;
    private final InstantSource clock;

    public RevocationLists(
            Directory directory,
            AuthorityKeys keys,
            CertificateSigner signer,
            InstantSource clock) {
        this.directory = directory;
        this.keys = keys;
        this.signer = signer;
        this.clock = clock;
    }

    /// Revokes the certificate of that serial number; one that is revoked already stays as it was.
    ///
    /// @throws RefusedException when there is none, or its time is over
    public IssuedCertificate revoke(String serialHex, RevocationReason reason) {
        Instant now = clock.instant();
        AccountState after =
                directory.update(state -> {
                    IssuedCertificate certificate = existing(state, serialHex);
                    if (certificate.revocation().isPresent()) {
                        return state;
                    }
                    if (certificate.expiredAt(now)) {
                        throw CertificateAuthorities.invalid(
                                "The certificate is over since " + certificate.notAfter());
                    }
                    CaState revoked =
                            state.holdings()
                                    .authorities()
                                    .with(certificate.revoked(new Revocation(now, reason)));
                    return published(
                            state.withHoldings(state.holdings().with(revoked)),
                            certificate.authority());
                });
        return existing(after, serialHex);
    }

    /// The certificate of that serial number.
    ///
    /// @throws RefusedException when there is none
    public IssuedCertificate get(String serialHex) {
        return existing(directory.state(), serialHex);
    }

    /// The certificate of that serial number, if one is kept.
    public Optional<IssuedCertificate> find(String serialHex) {
        return directory.state().holdings().authorities().certificate(serialHex);
    }

    /// All certificates that are kept, by serial number, behind `serialHex`.
    public List<IssuedCertificate> behind(String serialHex) {
        return directory
                .state()
                .holdings()
                .authorities()
                .certificates()
                .tailMap(serialHex + "\0")
                .values()
                .stream()
                .toList();
    }

    /// Publishes new lists where the last is a day old, and forgets certificates that are over.
    public void keepUp() {
        Instant now = clock.instant();
        if (!pruned(directory.state(), now).equals(directory.state())) {
            directory.update(state -> pruned(state, now));
        }
        for (CertificateAuthority authority :
                directory.state().holdings().authorities().authorities().values()) {
            if (due(authority, now)) {
                directory.update(state ->
                        due(CertificateAuthorities.get(state, authority.name()), now)
                                ? published(state, authority.name())
                                : state);
            }
        }
    }

    /// The list an authority begins with.
    static RevocationList first(CertificateSigner signer, SigningAuthority authority) {
        return signed(signer, authority, FIRST, new TreeMap<>());
    }

    private static boolean due(CertificateAuthority authority, Instant now) {
        Instant published = authority.list().crl().getThisUpdate().toInstant();
        return !now.isBefore(published.plus(RENEWED_AFTER)) && now.isBefore(authority.end());
    }

    private static AccountState pruned(AccountState state, Instant now) {
        CaState before = state.holdings().authorities();
        SortedMap<String, IssuedCertificate> left = new TreeMap<>(before.certificates());
        left.values().removeIf(c -> forgettable(c, now));
        return left.size() == before.certificates().size()
                ? state
                : state.withHoldings(state.holdings().with(before.withCertificates(left)));
    }

    private static boolean forgettable(IssuedCertificate certificate, Instant now) {
        return now.isAfter(certificate.notAfter().plus(KEPT_AFTER_END));
    }

    private AccountState published(AccountState state, String name) {
        CertificateAuthority authority = CertificateAuthorities.get(state, name);
        SortedMap<BigInteger, Revocation> revoked = new TreeMap<>();
        for (IssuedCertificate certificate : state.holdings().authorities().issuedBy(name)) {
            certificate.revocation().ifPresent(r -> revoked.put(certificate.serial(), r));
        }
        if (revoked.size() > MAX_REVOKED) {
            throw new RefusedException(
                    new Refusal.LimitExceeded(
                            "An authority lists at most "
                                    + MAX_REVOKED
                                    + " revoked certificates;"
                                    + " disable its trust anchor and make another authority."));
        }
        RevocationList list =
                signed(signer, keys.signing(authority), authority.listNumber() + 1, revoked);
        AccountState with = CertificateAuthorities.with(state, authority.publishing(list));
        return authority
                .anchor()
                .map(anchor -> with.withAnywhere(imported(with.anywhere(), authority, list)))
                .orElse(with);
    }

    /// The list in the place of the last one, if the trust anchor is still there; a list that was
    /// disabled or deleted counts again, or nothing would have been revoked.
    private AnywhereState imported(
            AnywhereState anywhere, CertificateAuthority authority, RevocationList list) {
        Anchor anchor = authority.anchor().orElseThrow();
        if (!anywhere.trustAnchors().containsKey(anchor.trustAnchorId())) {
            return anywhere;
        }
        Instant now = clock.instant();
        Crl fresh =
                new Crl(
                        anchor.crlId(),
                        authority.name(),
                        anchor.trustAnchorId(),
                        list,
                        true,
                        now,
                        now,
                        List.of());
        Crl crl =
                Optional.ofNullable(anywhere.crls().get(anchor.crlId()))
                        .map(last -> last.changed(last.name(), list, now).enabled(true, now))
                        .orElse(fresh);
        return anywhere.with(crl);
    }

    private static RevocationList signed(
            CertificateSigner signer,
            SigningAuthority authority,
            long number,
            SortedMap<BigInteger, Revocation> revoked) {
        X509CRL list =
                signer.revocationList(
                        authority,
                        new CertificateSigner.ListTerms(
                                BigInteger.valueOf(number), GOOD_FOR, revoked));
        return RevocationList.parse(Certificates.toPem(list));
    }

    private static IssuedCertificate existing(AccountState state, String serialHex) {
        return state.holdings()
                .authorities()
                .certificate(serialHex)
                .orElseThrow(() ->
                        new RefusedException(
                                new Refusal.NoSuchEntity(
                                        "No authority here issued a certificate with the serial"
                                                + " number "
                                                + serialHex
                                                + ", or it is over since days.")));
    }
}
