package dev.mayfly.bench.load;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Locale;

/// Verifications a second on one thread and nothing else, by the JDK and by Corretto: the ceiling
/// of sessions for certificates.
public final class RawVerification {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int SECONDS = 2;

    private RawVerification() {}

    /// Prints a line for each algorithm and provider.
    public static void main(String[] arguments) throws GeneralSecurityException {
        AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
        print("RSA-2048", rsa(), "SHA256withRSA", Security.getProvider("SunRsaSign"));
        print("RSA-2048", rsa(), "SHA256withRSA", AmazonCorrettoCryptoProvider.INSTANCE);
        print("P-256", p256(), "SHA256withECDSA", Security.getProvider("SunEC"));
        print("P-256", p256(), "SHA256withECDSA", AmazonCorrettoCryptoProvider.INSTANCE);
    }

    private static void print(String key, KeyPair pair, String algorithm, Provider provider)
            throws GeneralSecurityException {
        rate(pair, algorithm, provider);
        System.out.printf(
                Locale.ROOT,
                "raw %-8s %-24s %8.0f verifications/s, one thread%n",
                key,
                provider.getName(),
                rate(pair, algorithm, provider));
    }

    private static double rate(KeyPair pair, String algorithm, Provider provider)
            throws GeneralSecurityException {
        byte[] message = new byte[300];
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(pair.getPrivate());
        signer.update(message);
        byte[] signature = signer.sign();
        long count = 0;
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < SECONDS * NANOS_PER_SECOND) {
            Signature verifier = Signature.getInstance(algorithm, provider);
            verifier.initVerify(pair.getPublic());
            verifier.update(message);
            if (!verifier.verify(signature)) {
                throw new IllegalStateException("the signature does not verify");
            }
            count++;
        }
        return count * (double) NANOS_PER_SECOND / (System.nanoTime() - begin);
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static KeyPair p256() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
