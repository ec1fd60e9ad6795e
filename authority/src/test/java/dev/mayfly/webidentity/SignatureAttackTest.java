package dev.mayfly.webidentity;

import static dev.mayfly.webidentity.TestIssuer.claims;
import static dev.mayfly.webidentity.TestKeys.base64;
import static dev.mayfly.webidentity.TestKeys.header;
import static dev.mayfly.webidentity.TestKeys.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Signatures and keys that somebody made to be taken for good ones.
class SignatureAttackTest {

    private static final String MALFORMED = "The ID Token provided is not a valid JWT";
    private static final String NO_KEY = "Couldn't retrieve verification key from your identity";
    private static final SigningAlgorithm RS256 = SigningAlgorithm.RS256;

    private final TestIssuer issuer = new TestIssuer();

    @ParameterizedTest
    @EnumSource
    void takesAGoodTokenOfEveryAlgorithm(SigningAlgorithm algorithm) {
        assertThat(issuer.verify(token(algorithm, header(algorithm), claims())))
                .isEqualTo("subject");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAChangedPayloadUnderEveryAlgorithm(SigningAlgorithm algorithm) {
        String good = token(algorithm, header(algorithm), claims());
        String[] parts = good.split("\\.", -1);
        String changed = claims().replace("subject", "another");

        assertThat(issuer.refusal(parts[0] + "." + base64(changed) + "." + parts[2]))
                .startsWith(NO_KEY);
    }

    @Test
    void refusesHmacWithTheIssuersPublicKeyAsSecret() throws Exception {
        String signed =
                base64("{\"alg\": \"HS256\", \"kid\": \"key-RS256\"}") + "." + base64(claims());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestKeys.publicKey(RS256).getEncoded(), "HmacSHA256"));
        byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));

        assertThat(issuer.refusal(signed + "." + base64(signature))).startsWith(MALFORMED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void refusesTheSignatureOfZerosThatOnceMatchedEverything(SigningAlgorithm algorithm) {
        String good = token(algorithm, header(algorithm), claims());
        int length =
                Base64.getUrlDecoder().decode(good.substring(good.lastIndexOf('.') + 1)).length;
        byte[] zeros = new byte[length];
        byte[] zeroAndOne = new byte[length];
        zeroAndOne[length - 1] = 1;
        byte[] oneAndZero = new byte[length];
        oneAndZero[length / 2 - 1] = 1;
        byte[] ones = new byte[length];
        Arrays.fill(ones, (byte) 0xff);

        for (byte[] signature : new byte[][] {zeros, zeroAndOne, oneAndZero, ones}) {
            assertThat(issuer.refusal(withSignature(good, signature))).startsWith(NO_KEY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesSignaturesOfAnotherLength(SigningAlgorithm algorithm) {
        String good = token(algorithm, header(algorithm), claims());
        byte[] signature = Base64.getUrlDecoder().decode(good.substring(good.lastIndexOf('.') + 1));

        assertThat(
                        issuer.refusal(
                                withSignature(
                                        good, Arrays.copyOf(signature, signature.length - 1))))
                .startsWith(NO_KEY);
        assertThat(
                        issuer.refusal(
                                withSignature(
                                        good, Arrays.copyOf(signature, signature.length + 1))))
                .startsWith(NO_KEY);
        assertThat(issuer.refusal(withSignature(good, new byte[0]))).startsWith(NO_KEY);
    }

    @Test
    void refusesADerSignatureWhereRawNumbersBelong() throws Exception {
        SigningAlgorithm algorithm = SigningAlgorithm.ES256;
        String good = token(algorithm, header(algorithm), claims());
        byte[] der = {0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01};

        assertThat(issuer.refusal(withSignature(good, der))).startsWith(NO_KEY);
    }

    @Test
    void theSameSignatureInItsOnlyOtherSpellingIsRefused() {
        // 256 bytes leave four unused bits in the last character
        String good = good();
        char last = good.charAt(good.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String other =
                good.substring(0, good.length() - 1) + alphabet.charAt(alphabet.indexOf(last) | 1);

        assertThat(issuer.verify(good)).isEqualTo("subject");
        assertThat(issuer.refusal(other)).startsWith(MALFORMED);
    }

    @Test
    void takesATokenWithoutKeyIdWhenThereIsOneKeyOnly() {
        issuer.publish("{\"keys\": [" + TestKeys.jwk(RS256) + "]}");

        assertThat(issuer.verify(token(RS256, "{\"alg\": \"RS256\"}", claims())))
                .isEqualTo("subject");
    }

    @Test
    void refusesATokenWithoutKeyIdWhenTwoKeysCouldHaveMadeIt() {
        String other = TestKeys.jwk(TestKeys.rsa(2048).getPublic(), "\"kid\": \"other\"");
        issuer.publish("{\"keys\": [" + TestKeys.jwk(RS256) + ", " + other + "]}");

        assertThat(issuer.refusal(token(RS256, "{\"alg\": \"RS256\"}", claims())))
                .startsWith(NO_KEY);
    }

    @ParameterizedTest
    @MethodSource("keySets")
    void refusesKeysThatAreNotForThis(String name, String keySet) {
        issuer.publish(keySet);

        assertThat(issuer.refusal(good())).startsWith(NO_KEY);
    }

    static Stream<Arguments> keySets() {
        String id = "\"kid\": \"key-RS256\"";
        var key = TestKeys.publicKey(RS256);
        return Stream.of(
                keySet("an encryption key", TestKeys.jwk(key, id + ", \"use\": \"enc\"")),
                keySet("a key to sign with", TestKeys.jwk(key, id + ", \"key_ops\": [\"sign\"]")),
                keySet("a key for PS256", TestKeys.jwk(key, id + ", \"alg\": \"PS256\"")),
                keySet("a key for none", TestKeys.jwk(key, id + ", \"alg\": \"none\"")),
                keySet("a secret of that id", "{\"kty\": \"oct\", \"k\": \"AAAA\", " + id + "}"),
                keySet("no key at all", ""),
                keySet(
                        "a key off its curve",
                        "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"AA\", \"y\": \"AA\", "
                                + id
                                + "}"),
                keySet("a key of 1024 bits", TestKeys.jwk(TestKeys.rsa(1024).getPublic(), id)));
    }

    @Test
    void refusesATokenOfAnotherProviderOfTheAccount() {
        // right audience, right key id, a good signature, but by a key this issuer never published
        TestKeys.jwk(RS256);
        String signed = base64(header(RS256)) + "." + base64(claims());
        byte[] foreign = TestKeys.sign(RS256, TestKeys.rsa(2048), signed);

        assertThat(issuer.refusal(signed + "." + base64(foreign))).startsWith(NO_KEY);
    }

    private static Arguments keySet(String name, String key) {
        return Arguments.of(name, "{\"keys\": [" + key + "]}");
    }

    private static String good() {
        return token(RS256, header(RS256), claims());
    }

    private static String withSignature(String token, byte[] signature) {
        return token.substring(0, token.lastIndexOf('.') + 1) + base64(signature);
    }
}
