package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.Claims;
import dev.mayfly.claims.StrictJson;
import dev.mayfly.session.Secret;
import dev.mayfly.webidentity.CryptoProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Signs claims as a JWT with the key that is due. Thread-safe.
public final class TokenMinter {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final MintingRing ring;
    private final CryptoProvider crypto;

    public TokenMinter(MintingRing ring, CryptoProvider crypto) {
        this.ring = ring;
        this.crypto = crypto;
    }

    /// The signed token. The claims are taken as they are: times, issuer and all.
    public Secret mint(MintingAlgorithm algorithm, Claims claims) {
        MintingKey key = ring.signer(algorithm);
        Map<String, ClaimValue> header = new LinkedHashMap<>();
        header.put("typ", new Text("JWT"));
        header.put("alg", new Text(algorithm.name()));
        header.put("kid", new Text(key.id()));
        String signed =
                BASE64URL.encodeToString(StrictJson.bytes(new Members(header)))
                        + "."
                        + BASE64URL.encodeToString(StrictJson.bytes(claims.json()));
        return Secret.of(signed + "." + BASE64URL.encodeToString(signature(key, signed)));
    }

    MintingRing ring() {
        return ring;
    }

    private byte[] signature(MintingKey key, String signed) {
        try {
            Signature signature = crypto.signature(key.algorithm().jcaName());
            signature.initSign(key.keys().getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
