package dev.mayfly.certificates;

import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.iam.Directory;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Issues certificates by the account's authorities and keeps note of each. Thread-safe.
public final class Issuance {

    private final Directory directory;
    private final AuthorityKeys keys;
    private final CertificateSigner signer;
    private final Addresses addresses;
    private final InstantSource clock;

    public Issuance(
            Directory directory,
            AuthorityKeys keys,
            CertificateSigner signer,
            Addresses addresses,
            InstantSource clock) {
        this.directory = directory;
        this.keys = keys;
        this.signer = signer;
        this.addresses = addresses;
        this.clock = clock;
    }

    /// Where revocation lists can be fetched; nowhere without a public URL.
    public record Addresses(Optional<URI> publicUrl) {

        /// The path under which everything of authorities is served.
        public static final String PATH = "/-/ca";

        Optional<URI> list(String authority) {
            return publicUrl.map(url -> {
                String text = url.toString();
                String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
                return URI.create(base + PATH + "/" + authority + ".crl");
            });
        }
    }

    /// Whom a certificate is for and for how long: the authority's usual time when `validity` is
    /// empty.
    public record Wish(
            String commonName,
            Optional<String> organization,
            List<String> dnsNames,
            List<String> uris,
            Optional<Duration> validity) {

        public Wish {
            dnsNames = List.copyOf(dnsNames);
            uris = List.copyOf(uris);
        }
    }

    /// A certificate and what is kept of it.
    public record Issued(X509Certificate certificate, IssuedCertificate kept) {}

    /// Signs a certificate. Nothing is kept of it yet: the caller adds `kept` to the state by
    /// [dev.mayfly.ca.CaState#with(IssuedCertificate)], together with what else changes, before it
    /// hands the certificate out.
    ///
    /// @throws dev.mayfly.refusal.RefusedException for names or times out of bounds
    public Issued sign(CertificateAuthority authority, PublicKey key, Wish wish, String issuedBy) {
        LeafTerms terms = terms(authority, wish);
        X509Certificate certificate = signer.issue(keys.signing(authority), key, terms);
        List<String> names = new ArrayList<>();
        terms.dnsNames().forEach(name -> names.add("DNS:" + name));
        terms.uris().forEach(uri -> names.add("URI:" + uri));
        return new Issued(
                certificate,
                new IssuedCertificate(
                        authority.name(),
                        certificate.getSerialNumber(),
                        certificate.getSubjectX500Principal().getName(),
                        names,
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant(),
                        issuedBy,
                        Optional.empty()));
    }

    /// Signs a certificate and keeps note of it, durably.
    ///
    /// @throws dev.mayfly.refusal.RefusedException for names or times out of bounds
    public Issued issue(CertificateAuthority authority, PublicKey key, Wish wish, String issuedBy) {
        Issued issued = sign(authority, key, wish, issuedBy);
        directory.update(state ->
                state.withHoldings(
                        state.holdings().with(state.holdings().authorities().with(issued.kept()))));
        return issued;
    }

    private LeafTerms terms(CertificateAuthority authority, Wish wish) {
        Duration validity = wish.validity().orElse(authority.leafLife().usual());
        Duration longest = authority.leafLife().longest();
        if (validity.compareTo(longest) > 0) {
            throw CertificateAuthorities.invalid(
                    "The authority %s issues certificates for at most %s, not %s"
                            .formatted(
                                    authority.name(),
                                    CertificateAuthorities.words(longest),
                                    CertificateAuthorities.words(validity)));
        }
        if (!clock.instant().isBefore(authority.end())) {
            throw CertificateAuthorities.invalid(
                    "The certificate of the authority " + authority.name() + " is over");
        }
        try {
            return new LeafTerms(
                    wish.commonName(),
                    wish.organization(),
                    wish.dnsNames(),
                    wish.uris(),
                    validity,
                    addresses.list(authority.name()));
        } catch (IllegalArgumentException e) {
            throw CertificateAuthorities.invalid(String.valueOf(e.getMessage()));
        }
    }
}
