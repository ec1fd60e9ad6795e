package dev.mayfly.webidentity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;

/// Where signatures and keys are computed: a preferred provider (Corretto, where it loads), and the
/// JDK for what that one lacks. Keys made by the provider that checks with them need no conversion.
public final class CryptoProvider {

    private final Optional<Provider> preferred;

    private CryptoProvider(Optional<Provider> preferred) {
        this.preferred = preferred;
    }

    /// The JDK's own.
    public static CryptoProvider jdk() {
        return new CryptoProvider(Optional.empty());
    }

    /// `provider` for all it offers.
    public static CryptoProvider preferring(Provider provider) {
        return new CryptoProvider(Optional.of(provider));
    }

    /// A signature engine for one use by one thread.
    public Signature signature(String algorithm) throws GeneralSecurityException {
        return offers("Signature", algorithm)
                ? Signature.getInstance(algorithm, preferred.orElseThrow())
                : Signature.getInstance(algorithm);
    }

    /// A factory for keys of a type (`RSA`, `EC`, `Ed25519`).
    public KeyFactory keyFactory(String type) throws NoSuchAlgorithmException {
        return offers("KeyFactory", type)
                ? KeyFactory.getInstance(type, preferred.orElseThrow())
                : KeyFactory.getInstance(type);
    }

    /// Ed25519 stays with the JDK: providers disagree on the interface of its keys.
    private boolean offers(String service, String algorithm) {
        return preferred.isPresent()
                && !algorithm.equals("Ed25519")
                && preferred.get().getService(service, algorithm) != null;
    }
}
