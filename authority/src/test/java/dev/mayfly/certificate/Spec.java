package dev.mayfly.certificate;

import dev.mayfly.certificate.Pki.Issued;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate to be issued. Names are given in RFC 2253 order, the most specific first.
public final class Spec {

    private static final AtomicLong SERIAL = new AtomicLong(1000);

    private record Ext(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}

    private final X500Name subject;
    private final KeyPair keys;
    private final List<Ext> extensions = new ArrayList<>();
    private Instant from = Pki.YESTERDAY;
    private Instant to = Pki.NEXT_YEAR;
    private String hash = "SHA256";
    private BigInteger serial = BigInteger.valueOf(SERIAL.incrementAndGet());
    private boolean versionOne;

    private Spec(String subject, KeyPair keys) {
        this.subject = reversed(subject);
        this.keys = keys;
    }

    public static Spec authority(String subject, String key) {
        return new Spec(subject, Pki.keys(key))
                .ca(Integer.MAX_VALUE)
                .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    public static Spec bare(String subject, String key) {
        return new Spec(subject, Pki.keys(key));
    }

    public static Spec machine(String subject) {
        return machine(subject, "machine");
    }

    public static Spec machine(String subject, String key) {
        return new Spec(subject, Pki.keys(key)).usage(KeyUsage.digitalSignature);
    }

    public Spec ca(int pathLength) {
        BasicConstraints constraints =
                pathLength == Integer.MAX_VALUE
                        ? new BasicConstraints(true)
                        : new BasicConstraints(pathLength);
        return with(Extension.basicConstraints, true, constraints);
    }

    public Spec usage(int bits) {
        return with(Extension.keyUsage, true, new KeyUsage(bits));
    }

    public Spec names(GeneralName... names) {
        return with(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    public Spec permittingDns(String domain) {
        GeneralSubtree subtree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
        return with(
                Extension.nameConstraints,
                true,
                new NameConstraints(new GeneralSubtree[] {subtree}, null));
    }

    public Spec with(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        extensions.removeIf(extension -> extension.id.equals(id));
        extensions.add(new Ext(id, critical, value));
        return this;
    }

    public Spec from(Instant start) {
        from = start;
        return this;
    }

    public Spec to(Instant end) {
        to = end;
        return this;
    }

    public Spec hash(String name) {
        hash = name;
        return this;
    }

    public Spec serial(BigInteger number) {
        serial = number;
        return this;
    }

    public Spec versionOne() {
        versionOne = true;
        return this;
    }

    public Issued selfSigned() {
        return issue(subject, keys.getPrivate());
    }

    public Issued by(Issued issuer) {
        return issue(
                X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded()),
                issuer.keys().getPrivate());
    }

    private Issued issue(X500Name issuer, PrivateKey key) {
        try {
            String algorithm = hash + "with" + (key.getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
            ContentSigner signer = new JcaContentSignerBuilder(algorithm).build(key);
            X509Certificate certificate =
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    versionOne
                                            ? one(issuer).build(signer)
                                            : three(issuer).build(signer));
            return new Issued(certificate, keys);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private X509v1CertificateBuilder one(X500Name issuer) {
        return new JcaX509v1CertificateBuilder(
                issuer, serial, Date.from(from), Date.from(to), subject, keys.getPublic());
    }

    private X509v3CertificateBuilder three(X500Name issuer) throws Exception {
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        issuer, serial, Date.from(from), Date.from(to), subject, keys.getPublic());
        for (Ext extension : extensions) {
            builder.addExtension(extension.id, extension.critical, extension.value);
        }
        return builder;
    }

    /// Bouncy Castle puts names into certificates in the order they are written.
    private static X500Name reversed(String rfc2253) {
        return new X500Name(rfc2253.isEmpty() ? new RDN[0] : ordered(rfc2253));
    }

    private static RDN[] ordered(String rfc2253) {
        RDN[] written = new X500Name(rfc2253).getRDNs();
        RDN[] turned = new RDN[written.length];
        for (int i = 0; i < written.length; i++) {
            turned[i] = written[written.length - 1 - i];
        }
        return turned;
    }
}
