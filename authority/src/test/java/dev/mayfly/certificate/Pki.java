package dev.mayfly.certificate;

import dev.mayfly.anywhere.CertificateBundle;
import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.RevocationList;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.x509.Certificates;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A small world of authorities and machines, made anew by Bouncy Castle: a root, an intermediate
/// below it, and a machine below that.
public final class Pki {

    public static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    public static final Instant YESTERDAY = Instant.parse("2026-11-23T14:00:00Z");
    public static final Instant NEXT_YEAR = Instant.parse("2027-11-24T14:00:00Z");
    public static final String ANCHOR_ID = "22222222-2222-2222-2222-222222222222";

    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    public static final Issued ROOT = Spec.authority("CN=Root,O=Example Corp", "root").selfSigned();
    public static final Issued INTERMEDIATE =
            Spec.authority("CN=Intermediate,O=Example Corp", "int").by(ROOT);

    private Pki() {}

    /// A certificate and the key in it.
    public record Issued(X509Certificate certificate, KeyPair keys) {}

    public static Spec machine() {
        return Spec.machine("CN=node1,OU=prod,O=Example Corp,C=DE");
    }

    /// The key of that name; names that begin with `rsa` and a number are RSA keys of so many bits,
    /// `p256`, `p384` and `p521` are curves, others P-256.
    static KeyPair keys(String name) {
        return KEYS.computeIfAbsent(name, Pki::generate);
    }

    private static KeyPair generate(String name) {
        try {
            if (name.startsWith("rsa")) {
                KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
                rsa.initialize(Integer.parseInt(name.substring(3)));
                return rsa.generateKeyPair();
            }
            KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
            String curve =
                    switch (name) {
                        case "p384" -> "secp384r1";
                        case "p521" -> "secp521r1";
                        default -> "secp256r1";
                    };
            ec.initialize(new ECGenParameterSpec(curve));
            return ec.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TrustAnchor anchor(Issued... authorities) {
        String pem =
                Arrays.stream(authorities)
                        .map(authority -> Certificates.toPem(authority.certificate()))
                        .collect(Collectors.joining());
        return new TrustAnchor(
                ANCHOR_ID,
                "corp",
                CertificateBundle.parse(pem),
                true,
                NOW,
                NOW,
                List.of(),
                List.of());
    }

    public static PresentedChain presented(Issued endEntity, Issued... others) {
        return new PresentedChain(
                endEntity.certificate(), Arrays.stream(others).map(Issued::certificate).toList());
    }

    /// A list by `issuer`, due in a week, that revokes the serial numbers.
    public static Crl crl(Issued issuer, BigInteger... revoked) {
        return crl("crl-of-test", issuer, NOW.plusSeconds(604_800), revoked);
    }

    public static Crl crl(String name, Issued issuer, Instant nextUpdate, BigInteger... revoked) {
        return new Crl(
                "33333333-3333-3333-3333-333333333333",
                name,
                ANCHOR_ID,
                RevocationList.parse(crlPem(issuer, nextUpdate, revoked)),
                true,
                NOW,
                NOW,
                List.of());
    }

    public static String crlPem(Issued issuer, Instant nextUpdate, BigInteger... revoked) {
        try {
            X500Name name =
                    X500Name.getInstance(
                            issuer.certificate().getSubjectX500Principal().getEncoded());
            X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(YESTERDAY));
            builder.setNextUpdate(Date.from(nextUpdate));
            for (BigInteger serial : revoked) {
                builder.addCRLEntry(serial, Date.from(YESTERDAY), 1);
            }
            X509CRLHolder holder =
                    builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA")
                                    .build(issuer.keys().getPrivate()));
            return "-----BEGIN X509 CRL-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(holder.getEncoded())
                    + "\n-----END X509 CRL-----\n";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
