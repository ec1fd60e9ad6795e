package dev.mayfly.bench;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Signature verifications per second on one thread, and nothing else: the ceiling of every route
/// that verifies a token. `provider` is the Corretto provider or the JDK's own.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup before any benchmark
public class SignatureBenchmark {

    private static final int TOKEN_BYTES = 1200;

    @Param({"corretto", "jdk"})
    public String provider = "";

    @Param({"RS256", "ES256"})
    public String algorithm = "";

    private final byte[] message = "a".repeat(TOKEN_BYTES).getBytes(StandardCharsets.US_ASCII);
    private Signature verifier;
    private KeyPair pair;
    private byte[] signature;

    /// Makes the key and one signed message, and takes the provider asked for or fails.
    @Setup
    public void prepare() throws GeneralSecurityException {
        boolean rsa = algorithm.equals("RS256");
        String name = rsa ? "SHA256withRSA" : "SHA256withECDSA";
        KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
        if (rsa) {
            generator.initialize(2048);
        } else {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        pair = generator.generateKeyPair();
        Signature signer = Signature.getInstance(name);
        signer.initSign(pair.getPrivate());
        signer.update(message);
        signature = signer.sign();
        verifier = Signature.getInstance(name, provider());
    }

    private Provider provider() {
        if (provider.equals("jdk")) {
            return Security.getProvider(algorithm.equals("RS256") ? "SunRsaSign" : "SunEC");
        }
        AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
        return AmazonCorrettoCryptoProvider.INSTANCE;
    }

    @Benchmark
    public boolean verify() throws GeneralSecurityException {
        verifier.initVerify(pair.getPublic());
        verifier.update(message);
        return verifier.verify(signature);
    }
}
