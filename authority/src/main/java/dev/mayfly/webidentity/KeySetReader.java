package dev.mayfly.webidentity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Items;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.Claims;
import dev.mayfly.claims.MalformedJsonException;
import dev.mayfly.claims.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Reads a JWK set. Keys we cannot use (other types, encryption keys, weak ones) are skipped, as
/// RFC 7517 §5 asks; a set that is not one, or is too large, is refused whole.
final class KeySetReader {

    /// AWS's limits for each type.
    private static final int MAX_RSA_KEYS = 100;

    private static final int MAX_OTHER_KEYS = 100;

    /// What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410 §4).
    private static final byte[] ED25519_PREFIX =
            HexFormat.of().parseHex("302a300506032b6570032100");

    private final CryptoProvider crypto;

    KeySetReader(CryptoProvider crypto) {
        this.crypto = crypto;
    }

    /// @throws UnusableIssuerException when this is no acceptable JWK set
    KeySet read(byte[] json) {
        Items entries;
        try {
            entries =
                    (Items)
                            Claims.parse(json)
                                    .value("keys")
                                    .filter(Items.class::isInstance)
                                    .orElseThrow(() ->
                                            new UnusableIssuerException(
                                                    "the key set has no `keys`"));
        } catch (MalformedJsonException e) {
            throw new UnusableIssuerException("the key set is malformed: " + e.getMessage());
        }
        List<VerificationKey> keys = new ArrayList<>();
        for (ClaimValue entry : entries.values()) {
            if (entry instanceof Members members) {
                key(members).ifPresent(keys::add);
            }
        }
        long rsa = keys.stream().filter(key -> key.key().getAlgorithm().equals("RSA")).count();
        if (rsa > MAX_RSA_KEYS || keys.size() - rsa > MAX_OTHER_KEYS) {
            throw new UnusableIssuerException("the key set holds more than 100 keys of a type");
        }
        return new KeySet(keys);
    }

    private Optional<VerificationKey> key(Members members) {
        try {
            JWK jwk = JWK.parse(new String(StrictJson.bytes(members), StandardCharsets.UTF_8));
            if (jwk.isPrivate() || !forSignatures(jwk)) {
                return Optional.empty();
            }
            Optional<SigningAlgorithm> algorithm =
                    Optional.ofNullable(jwk.getAlgorithm())
                            .flatMap(alg -> SigningAlgorithm.named(alg.getName()));
            if (jwk.getAlgorithm() != null && algorithm.isEmpty()) {
                return Optional.empty();
            }
            return publicKey(jwk)
                    .map(key ->
                            new VerificationKey(
                                    Optional.ofNullable(jwk.getKeyID()), key, algorithm));
        } catch (ParseException | JOSEException | GeneralSecurityException _) {
            return Optional.empty();
        } catch (RuntimeException _) {
            // the library throws unchecked for some keys that are none (a point off its curve)
            return Optional.empty();
        }
    }

    private static boolean forSignatures(JWK jwk) {
        boolean use = jwk.getKeyUse() == null || KeyUse.SIGNATURE.equals(jwk.getKeyUse());
        boolean operations =
                jwk.getKeyOperations() == null
                        || jwk.getKeyOperations().contains(KeyOperation.VERIFY);
        return use && operations;
    }

    private Optional<PublicKey> publicKey(JWK jwk) throws JOSEException, GeneralSecurityException {
        return switch (jwk) {
            case RSAKey rsa -> Optional.of(ours("RSA", rsa.toRSAPublicKey().getEncoded()));
            case ECKey ec when !Curve.SECP256K1.equals(ec.getCurve()) ->
                    Optional.of(ours("EC", ec.toECPublicKey().getEncoded()));
            case OctetKeyPair pair when Curve.Ed25519.equals(pair.getCurve()) ->
                    Optional.of(ed25519(pair.getX().decode()));
            default -> Optional.empty();
        };
    }

    private PublicKey ours(String type, byte[] encoded) throws GeneralSecurityException {
        return crypto.keyFactory(type).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private PublicKey ed25519(byte[] x) throws GeneralSecurityException {
        if (x.length != 32) {
            throw new GeneralSecurityException("an Ed25519 key has 32 bytes");
        }
        byte[] encoded = new byte[ED25519_PREFIX.length + x.length];
        System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
        System.arraycopy(x, 0, encoded, ED25519_PREFIX.length, x.length);
        return ours("Ed25519", encoded);
    }
}
