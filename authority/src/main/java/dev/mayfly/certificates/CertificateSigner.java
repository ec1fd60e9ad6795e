package dev.mayfly.certificates;

import dev.mayfly.ca.IssuedCertificate.Revocation;
import dev.mayfly.x509.Certificates;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Signs certificates and revocation lists by Bouncy Castle, with ECDSA on P-256 and SHA-256. What
/// they say is decided here and by the caller, never by whoever asked for a certificate.
///
/// Thread-safe.
///
/// Source: RFC 5280 §4 and §5; serial numbers as CA/Browser Forum Baseline Requirements §7.1 asks
/// (at least 64 random bits).
public final class CertificateSigner {

    /// How far certificates reach back, for machines whose clocks are behind.
    static final Duration BACKDATED = Duration.ofMinutes(2);

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final int SERIAL_BITS = 127;

    private final InstantSource clock;
    private final SecureRandom random;

    public CertificateSigner(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /// A new key for an authority.
    public KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /// How an authority is called: its name, and the account it belongs to.
    public record RootName(String commonName, String organizationalUnit) {}

    /// An authority that signed its own certificate, good for end entities only.
    public SigningAuthority root(KeyPair key, RootName name, Duration validity) {
        Instant now = now();
        X500Name subject =
                new X500NameBuilder(BCStyle.INSTANCE)
                        .addRDN(BCStyle.O, "Mayfly")
                        .addRDN(BCStyle.OU, name.organizationalUnit())
                        .addRDN(BCStyle.CN, name.commonName())
                        .build();
        X509v3CertificateBuilder builder =
                new X509v3CertificateBuilder(
                        subject,
                        serial(),
                        Date.from(now.minus(BACKDATED)),
                        Date.from(now.plus(validity)),
                        subject,
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        return new SigningAuthority(
                built(() -> {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
                    builder.addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
                    builder.addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils()
                                    .createSubjectKeyIdentifier(key.getPublic()));
                    return Certificates.fromDer(
                            builder.build(signer(key.getPrivate())).getEncoded());
                }),
                key.getPrivate());
    }

    /// A certificate for the holder of `key`. It ends with its issuer's where that is earlier.
    ///
    /// @throws IllegalStateException when the issuer's own certificate is over
    public X509Certificate issue(SigningAuthority authority, PublicKey key, LeafTerms terms) {
        Instant now = now();
        X509Certificate issuer = authority.certificate();
        Instant issuerEnd = issuer.getNotAfter().toInstant();
        if (!now.isBefore(issuerEnd)) {
            throw new IllegalStateException("the authority's certificate is over");
        }
        Instant start = latest(now.minus(BACKDATED), issuer.getNotBefore().toInstant());
        Instant end = now.plus(terms.validity());
        X509v3CertificateBuilder builder =
                new X509v3CertificateBuilder(
                        X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                        serial(),
                        Date.from(start),
                        Date.from(end.isAfter(issuerEnd) ? issuerEnd : end),
                        subject(terms),
                        SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        return built(() -> {
            extend(builder, issuer, key, terms);
            return Certificates.fromDer(builder.build(signer(authority.key())).getEncoded());
        });
    }

    /// What a revocation list is to say: its number, until when it is good, and what is revoked, by
    /// serial number.
    public record ListTerms(
            BigInteger number, Duration validity, SortedMap<BigInteger, Revocation> revoked) {

        public ListTerms {
            revoked = new TreeMap<>(revoked);
        }
    }

    /// A complete revocation list.
    public X509CRL revocationList(SigningAuthority authority, ListTerms terms) {
        Instant now = now();
        X509Certificate issuer = authority.certificate();
        X509v2CRLBuilder builder =
                new X509v2CRLBuilder(
                        X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                        Date.from(now));
        builder.setNextUpdate(Date.from(now.plus(terms.validity())));
        for (Map.Entry<BigInteger, Revocation> entry : terms.revoked().entrySet()) {
            Revocation revocation = entry.getValue();
            builder.addCRLEntry(
                    entry.getKey(), Date.from(revocation.at()), revocation.reason().code());
        }
        return built(() -> {
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(terms.number()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(issuer.getPublicKey()));
            return Certificates.revocationListFromDer(
                    builder.build(signer(authority.key())).getEncoded());
        });
    }

    private static X500Name subject(LeafTerms terms) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        terms.organization().ifPresent(text -> name.addRDN(BCStyle.O, text));
        return name.addRDN(BCStyle.CN, terms.commonName()).build();
    }

    private static void extend(
            X509v3CertificateBuilder builder,
            X509Certificate issuer,
            PublicKey key,
            LeafTerms terms)
            throws IOException, NoSuchAlgorithmException {
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                identifiers.createAuthorityKeyIdentifier(issuer.getPublicKey()));
        List<GeneralName> names = new ArrayList<>();
        terms.dnsNames().forEach(dns -> names.add(new GeneralName(GeneralName.dNSName, dns)));
        terms.uris()
                .forEach(uri ->
                        names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
        if (!names.isEmpty()) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(names.toArray(GeneralName[]::new)));
        }
        if (terms.revocationList().isPresent()) {
            builder.addExtension(
                    Extension.cRLDistributionPoints, false, point(terms.revocationList().get()));
        }
    }

    private static CRLDistPoint point(URI address) {
        GeneralName name =
                new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
        DistributionPointName full = new DistributionPointName(new GeneralNames(name));
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(full, null, null)});
    }

    /// Random, positive and always of 16 bytes.
    private BigInteger serial() {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder(ALGORITHM).setSecureRandom(random).build(key);
    }

    @FunctionalInterface
    private interface Building<T> {
        T build() throws IOException, OperatorCreationException, GeneralSecurityException;
    }

    private static <T> T built(Building<T> building) {
        try {
            return building.build();
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("a certificate cannot be built or signed", e);
        }
    }
}
