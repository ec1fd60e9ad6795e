package dev.mayfly.minting;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;

/// How our own tokens are signed: the two algorithms GetWebIdentityToken offers.
///
/// Source: STS API Reference, "GetWebIdentityToken", read 2026-11.
public enum MintingAlgorithm {
    RS256("SHA256withRSA", "RSA"),
    ES384("SHA384withECDSAinP1363Format", "EC");

    private static final int RSA_BITS = 2048;

    private final String jcaName;
    private final String keyType;

    MintingAlgorithm(String jcaName, String keyType) {
        this.jcaName = jcaName;
        this.keyType = keyType;
    }

    /// The algorithm of that exact name.
    public static Optional<MintingAlgorithm> named(String name) {
        for (MintingAlgorithm algorithm : values()) {
            if (algorithm.name().equals(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    String jcaName() {
        return jcaName;
    }

    /// `kty` of its keys, and their name in the JCA.
    String keyType() {
        return keyType;
    }

    KeyPair newKeys(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyType);
            switch (this) {
                case RS256 -> generator.initialize(RSA_BITS, random);
                case ES384 -> generator.initialize(new ECGenParameterSpec("secp384r1"), random);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
