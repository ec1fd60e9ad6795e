package dev.mayfly.api;

import dev.mayfly.webidentity.IssuerDocuments;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// An OIDC issuer in memory that signs tokens like GitHub's.
final class TestTokens implements IssuerDocuments {

    static final String URL = "token.actions.githubusercontent.com";
    static final String MAIN = "repo:acme/app:ref:refs/heads/main";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /// Made once: an RSA key takes longer than a test.
    private static final KeyPair GENUINE = newKeys();

    private final KeyPair keys;

    private TestTokens(KeyPair keys) {
        this.keys = keys;
    }

    /// The issuer itself.
    static TestTokens genuine() {
        return new TestTokens(GENUINE);
    }

    /// Somebody who signs with other keys.
    static TestTokens forger() {
        return new TestTokens(newKeys());
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A token for AWS about `subject`, good for five minutes from `issued`.
    String token(String subject, Instant issued) {
        return signed(
                """
                {"iss":"https://%s","aud":"sts.amazonaws.com","sub":"%s","iat":%d,"exp":%d,\
                "repository":"acme/app","workflow":"deploy","run_id":"42"}\
                """
                        .formatted(
                                URL,
                                subject,
                                issued.getEpochSecond(),
                                issued.getEpochSecond() + 300));
    }

    String signed(String claims) {
        String text =
                encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}")
                        + "."
                        + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] fetch(URI address) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        String document =
                address.getPath().endsWith("/openid-configuration")
                        ? "{\"issuer\":\"https://%s\",\"jwks_uri\":\"https://%s/keys\"}"
                                .formatted(URL, URL)
                        : "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                                .formatted(
                                        number(key.getModulus()), number(key.getPublicExponent()));
        return document.getBytes(StandardCharsets.UTF_8);
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
