package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// A key pair we sign tokens with. Its id is derived from the public key, so that two keys never
/// share one.
record MintingKey(MintingAlgorithm algorithm, KeyPair keys) {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int ID_BYTES = 12;

    /// The `kid` of tokens signed with it.
    String id() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
            return BASE64URL.encodeToString(Arrays.copyOf(digest, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The public key as a JWK.
    ///
    /// Source: RFC 7518 §6.
    Members publicJwk() {
        Map<String, ClaimValue> jwk = new LinkedHashMap<>();
        jwk.put("kty", new Text(algorithm.keyType()));
        jwk.put("use", new Text("sig"));
        jwk.put("alg", new Text(algorithm.name()));
        jwk.put("kid", new Text(id()));
        PublicKey key = keys.getPublic();
        switch (key) {
            case RSAPublicKey rsa -> {
                jwk.put("n", unsigned(rsa.getModulus(), (rsa.getModulus().bitLength() + 7) / 8));
                jwk.put("e", unsigned(rsa.getPublicExponent(), 3));
            }
            case ECPublicKey ec -> {
                int size = (ec.getParams().getOrder().bitLength() + 7) / 8;
                jwk.put("crv", new Text("P-384"));
                jwk.put("x", unsigned(ec.getW().getAffineX(), size));
                jwk.put("y", unsigned(ec.getW().getAffineY(), size));
            }
            default -> throw new IllegalStateException("a key of neither type");
        }
        return new Members(jwk);
    }

    private static Text unsigned(BigInteger number, int size) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[size];
        int length = Math.min(signed.length, size);
        System.arraycopy(signed, signed.length - length, bytes, size - length, length);
        return new Text(BASE64URL.encodeToString(bytes));
    }

    /// Leaves the keys out.
    @Override
    public String toString() {
        return "MintingKey[" + algorithm + " " + id() + "]";
    }
}
