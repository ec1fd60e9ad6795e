package dev.mayfly.wiring;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.mayfly.webidentity.CryptoProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Picks who computes signatures: Corretto's provider where its library loads and is healthy, else
/// the JDK, which is slower and just as right.
final class Crypto {

    private static final Logger LOG = System.getLogger(Crypto.class.getName());

    private Crypto() {}

    static CryptoProvider provider() {
        try {
            AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
            return CryptoProvider.preferring(AmazonCorrettoCryptoProvider.INSTANCE);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(
                    Level.INFO,
                    "signatures are computed by the JDK: Corretto's provider does not load here");
            return CryptoProvider.jdk();
        }
    }
}
