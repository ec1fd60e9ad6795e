package dev.mayfly.source;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A key with a certificate it signed itself, and both as files.
public record Pair(KeyPair keys, X509Certificate certificate) {

    private static final BigInteger SERIAL = new BigInteger("1f71c5114a119fc0cc5a5a52fb3720ad", 16);

    /// `kind` is `rsa2048`, `p256` and so on.
    public static Pair of(String kind, Instant now) {
        try {
            boolean rsa = kind.startsWith("rsa");
            KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
            if (rsa) {
                generator.initialize(Integer.parseInt(kind.substring(3)));
            } else {
                generator.initialize(new ECGenParameterSpec("secp" + kind.substring(1) + "r1"));
            }
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=node1");
            var builder =
                    new JcaX509v3CertificateBuilder(
                            name,
                            SERIAL,
                            Date.from(now.minusSeconds(60)),
                            Date.from(now.plusSeconds(3600)),
                            name,
                            keys.getPublic());
            var signer = new JcaContentSignerBuilder(rsa ? "SHA256withRSA" : "SHA256withECDSA");
            return new Pair(
                    keys,
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(signer.build(keys.getPrivate()))));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The key as PKCS #8.
    public String pkcs8() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /// The key in the older form of its kind: SEC 1 or PKCS #1.
    public String older() {
        return pem(keys.getPrivate());
    }

    public String certificatePem() {
        return pem(certificate);
    }

    /// Both as files in this directory.
    public KeyFiles in(Path directory) throws IOException {
        Path certificateFile = Files.writeString(directory.resolve("node.pem"), certificatePem());
        Path key = Files.writeString(directory.resolve("node.key"), pkcs8());
        return new KeyFiles(certificateFile, key, Optional.empty());
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
