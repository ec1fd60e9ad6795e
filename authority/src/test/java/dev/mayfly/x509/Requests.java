package dev.mayfly.x509;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Certificate requests as other software makes them.
public final class Requests {

    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    private Requests() {}

    /// A key pair: `RSA-2048`, `EC-secp256r1`, `Ed25519`, …, the same for the same name.
    public static KeyPair keys(String name) {
        return KEYS.computeIfAbsent(name, Requests::generate);
    }

    private static KeyPair generate(String name) {
        try {
            String[] parts = name.split("-", -1);
            KeyPairGenerator generator = KeyPairGenerator.getInstance(parts[0]);
            if (parts[0].equals("EC")) {
                generator.initialize(new ECGenParameterSpec(parts[1]));
            } else if (parts.length > 1) {
                generator.initialize(Integer.parseInt(parts[1]));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A request for the public key of `asked`, signed with the private key of `signer`.
    public static byte[] der(KeyPair asked, KeyPair signer, String algorithm) {
        try {
            ContentSigner signing =
                    new JcaContentSignerBuilder(algorithm).build(signer.getPrivate());
            return new JcaPKCS10CertificationRequestBuilder(
                            new X500Name("CN=administrator,O=Somebody Else"), asked.getPublic())
                    .build(signing)
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] der(String key, String algorithm) {
        return der(keys(key), keys(key), algorithm);
    }

    public static String pem(byte[] der) {
        return Pem.block("CERTIFICATE REQUEST", der);
    }

    /// An honest request for a P-256 key.
    public static String pem() {
        return pem(der("EC-secp256r1", "SHA256withECDSA"));
    }
}
