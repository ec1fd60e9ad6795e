package dev.mayfly.webidentity;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;

/// Checks a token's signature with one key. Thread-safe.
final class SignatureCheck {

    private final CryptoProvider crypto;

    SignatureCheck(CryptoProvider crypto) {
        this.crypto = crypto;
    }

    /// Whether `key`, which must fit the token's algorithm, signed the token.
    boolean holds(UnverifiedToken token, VerificationKey key) {
        SigningAlgorithm algorithm = token.algorithm();
        if (!algorithm.hasShape(token.signature(), key.key())) {
            return false;
        }
        try {
            Signature signature = crypto.signature(algorithm.jcaName());
            if (algorithm.parameters().isPresent()) {
                signature.setParameter(algorithm.parameters().get());
            }
            signature.initVerify(key.key());
            signature.update(token.text(), 0, token.signedLength());
            return signature.verify(token.signature());
        } catch (SignatureException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // the key fits, so this is no fault of the token
        }
    }
}
