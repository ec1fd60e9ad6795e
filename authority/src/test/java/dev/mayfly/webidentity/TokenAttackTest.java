package dev.mayfly.webidentity;

import static dev.mayfly.webidentity.TestIssuer.claims;
import static dev.mayfly.webidentity.TestKeys.base64;
import static dev.mayfly.webidentity.TestKeys.header;
import static dev.mayfly.webidentity.TestKeys.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens that somebody made to be taken for good ones.
class TokenAttackTest {

    private static final String MALFORMED = "The ID Token provided is not a valid JWT";
    private static final String NO_KEY = "Couldn't retrieve verification key from your identity";
    private static final SigningAlgorithm RS256 = SigningAlgorithm.RS256;

    private final TestIssuer issuer = new TestIssuer();

    record Attack(String name, String token, String answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("headers")
    void refusesHeadersThatBringTheirOwnRules(Attack attack) {
        assertThat(issuer.refusal(attack.token())).startsWith(attack.answer());
    }

    static Stream<Attack> headers() {
        String jwk = TestKeys.jwk(RS256);
        return Stream.of(
                headed("algorithm none", "{\"alg\": \"none\"}", MALFORMED),
                headed("algorithm None", "{\"alg\": \"None\"}", MALFORMED),
                headed("no algorithm", "{\"kid\": \"key-RS256\"}", MALFORMED),
                headed("algorithm in lower case", alg("rs256"), MALFORMED),
                headed("HMAC", alg("HS256"), MALFORMED),
                headed("an algorithm we do not have", alg("ES256K"), MALFORMED),
                headed("algorithm is a list", "{\"alg\": [\"RS256\"]}", MALFORMED),
                headed("two algorithms", "{\"alg\": \"RS256\", \"alg\": \"none\"}", MALFORMED),
                headed("jku", with("\"jku\": \"https://evil.example/keys\""), MALFORMED),
                headed("x5u", with("\"x5u\": \"https://evil.example/cert\""), MALFORMED),
                headed("its own key", with("\"jwk\": " + jwk), MALFORMED),
                headed("its own certificate", with("\"x5c\": [\"MII\"]"), MALFORMED),
                headed("unknown critical header", with("\"crit\": [\"exp\"]"), MALFORMED),
                headed("empty critical list", with("\"crit\": []"), MALFORMED),
                headed("unencoded payload", with("\"b64\": false"), MALFORMED),
                headed("compressed", with("\"zip\": \"DEF\""), MALFORMED),
                headed("a nested token", with("\"cty\": \"JWT\""), MALFORMED),
                headed("a logout token", with("\"typ\": \"logout+jwt\""), MALFORMED),
                headed("a proof of possession", with("\"typ\": \"dpop+jwt\""), MALFORMED),
                headed("key id is a number", "{\"alg\": \"RS256\", \"kid\": 1}", MALFORMED),
                headed("a path as key id", kid("../../../../dev/null"), NO_KEY),
                headed("SQL as key id", kid("x' UNION SELECT 'secret"), NO_KEY),
                headed("empty key id", kid(""), NO_KEY),
                headed("key id in another case", kid("KEY-RS256"), NO_KEY),
                headed("key id with a blank", kid("key-RS256 "), NO_KEY),
                headed(
                        "RSA key id under ES256",
                        "{\"alg\":\"ES256\",\"kid\":\"key-RS256\"}",
                        NO_KEY),
                headed("EC key id under RS256", kid("key-ES256"), NO_KEY),
                headed("a key for RS512 under RS256", kid("key-RS512"), NO_KEY));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void refusesPayloadsThatSayWhatTheyMustNot(Attack attack) {
        assertThat(issuer.refusal(attack.token())).startsWith(attack.answer());
    }

    static Stream<Attack> payloads() {
        String invalid = "The web identity token provided could not be validated";
        return Stream.of(
                payload(
                        "no issuer",
                        "\"iss\": \"" + TestIssuer.ISSUER + "\",",
                        "",
                        "Missing a required claim: iss"),
                payload("issuer is a list", issuer("[\"" + TestIssuer.ISSUER + "\"]"), invalid),
                payload(
                        "an issuer nobody registered",
                        issuer("\"https://evil.example\""),
                        "No OpenIDConnect provider found in your account for https://evil.example"),
                payload(
                        "issuer with a slash more",
                        issuer("\"" + TestIssuer.ISSUER + "/\""),
                        "No OpenIDConnect provider found"),
                payload(
                        "issuer over plain HTTP",
                        issuer("\"http://" + TestIssuer.URL + "\""),
                        "No OpenIDConnect provider found"),
                payload(
                        "issuer without a scheme",
                        issuer("\"" + TestIssuer.URL + "\""),
                        "No OpenIDConnect provider found"),
                payload(
                        "issuer in capitals",
                        issuer("\"HTTPS://" + TestIssuer.URL + "\""),
                        "No OpenIDConnect provider found"),
                payload(
                        "no audience",
                        "\"aud\": \"client-a\",",
                        "",
                        "Missing a required claim: aud"),
                payload(
                        "another audience",
                        "\"client-a\"",
                        "\"client-c\"",
                        "Incorrect token audience"),
                payload(
                        "an audience that starts alike",
                        "\"client-a\"",
                        "\"client-aa\"",
                        "Incorrect token audience"),
                payload("empty audience", "\"client-a\"", "\"\"", "Incorrect token audience"),
                payload(
                        "no audience in the list",
                        "\"client-a\"",
                        "[]",
                        "Claim is not allowed to be empty: aud"),
                payload("audience is a number", "\"client-a\"", "1", invalid),
                payload(
                        "a number among the audiences",
                        "\"client-a\"",
                        "[\"client-a\", 1]",
                        invalid),
                payload(
                        "two audiences, ours first",
                        "\"client-a\"",
                        "[\"client-a\", \"x\"]",
                        "Token audience contains more than one audience while authorized party"),
                payload(
                        "ours as audience, another party authorized", "\"client-a\"",
                        "\"client-a\", \"azp\": \"other\"", "Incorrect token audience"),
                payload(
                        "authorized party is null",
                        "\"client-a\"",
                        "\"client-a\", \"azp\": null",
                        invalid),
                payload(
                        "audience twice",
                        "\"client-a\"",
                        "\"client-a\", \"aud\": \"client-b\"",
                        MALFORMED),
                payload(
                        "subject twice, the same",
                        "\"subject\"",
                        "\"subject\", \"sub\": \"subject\"",
                        MALFORMED),
                payload(
                        "subject twice, once escaped",
                        "\"subject\"",
                        "\"subject\", \"s\\u0075b\": \"admin\"",
                        MALFORMED),
                payload(
                        "a nested member twice",
                        "\"subject\"",
                        "\"subject\", \"act\": {\"a\": 1, \"a\": 2}",
                        MALFORMED),
                payload("no subject", "\"sub\": \"subject\",", "", "Missing a required claim: sub"),
                payload(
                        "empty subject",
                        "\"subject\"",
                        "\"\"",
                        "Claim is not allowed to be empty: sub"),
                payload("subject is null", "\"subject\"", "null", invalid),
                payload("subject is a number", "\"subject\"", "123", invalid),
                payload("subject with a line break", "\"subject\"", "\"a\\nb\"", invalid),
                payload("no expiry", "\"exp\"", "\"exq\"", "Missing a required claim: exp"),
                payload("no issue time", "\"iat\"", "\"iau\"", "Missing a required claim: iat"),
                payload("something behind the object", "}", "} {}", MALFORMED),
                payload("a comment", "{", "{/* */", MALFORMED),
                payload("a trailing comma", "}", ",}", MALFORMED),
                payload(
                        "too deep",
                        "\"subject\"",
                        "\"subject\", \"x\": " + "[".repeat(50) + "]".repeat(50),
                        MALFORMED));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refusesTextsThatAreNoToken(Attack attack) {
        assertThat(issuer.refusal(attack.token())).startsWith(attack.answer());
    }

    static Stream<Attack> texts() {
        String good = good();
        int lastDot = good.lastIndexOf('.');
        String head = good.substring(0, good.indexOf('.'));
        return Stream.of(
                new Attack("empty", "", MALFORMED),
                new Attack("three dots", "...", MALFORMED),
                new Attack("four dots", "....", MALFORMED),
                new Attack("not a token", "not-a-jwt", MALFORMED),
                new Attack("without signature", good.substring(0, lastDot), MALFORMED),
                new Attack("five parts, encrypted", good + ".AAAA.AAAA", MALFORMED),
                new Attack("cut by one character", good.substring(0, good.length() - 1), MALFORMED),
                new Attack("a padded signature", good + "==", MALFORMED),
                new Attack(
                        "a padded header", head + "=" + good.substring(head.length()), MALFORMED),
                new Attack("a blank at the end", good + " ", MALFORMED),
                new Attack("a line break at the end", good + "\n", MALFORMED),
                new Attack("plus for minus", good.substring(0, lastDot) + ".++++", MALFORMED),
                new Attack("a letter of another script", good + "а", MALFORMED),
                new Attack("bits left over", good.substring(0, lastDot) + ".AB", MALFORMED),
                new Attack("20001 characters", "a".repeat(20_001), MALFORMED),
                new Attack("a header that is no JSON", base64("{") + ".e30.AA", MALFORMED),
                new Attack("a header that is a list", base64("[]") + ".e30.AA", MALFORMED),
                new Attack(
                        "a payload that is a string",
                        base64(header(RS256)) + "." + base64("\"x\"") + ".AA",
                        MALFORMED),
                new Attack(
                        "a payload that is no UTF-8",
                        base64(header(RS256))
                                + "."
                                + base64(
                                        new byte[] {
                                            '{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'
                                        })
                                + ".AA",
                        MALFORMED));
    }

    @Test
    void neverFetchesForAnIssuerNobodyRegistered() {
        issuer.refusal(
                token(RS256, header(RS256), claims().replace(TestIssuer.URL, "evil.example")));

        assertThat(issuer.fetched).isEmpty();
    }

    @Test
    void neverShowsATokensContent() {
        assertThat(UnverifiedToken.parse(good()).toString())
                .doesNotContain("subject")
                .doesNotContain("client");
        assertThatThrownBy(() -> UnverifiedToken.parse(good() + "."))
                .hasMessageNotContaining("subject");
    }

    private static Attack headed(String name, String header, String answer) {
        return new Attack(name, token(RS256, header, claims()), answer);
    }

    private static Attack payload(String name, String payload, String answer) {
        return new Attack(name, token(RS256, header(RS256), payload), answer);
    }

    private static Attack payload(String name, String from, String to, String answer) {
        String changed = claims().replace(from, to);
        assertThat(changed).isNotEqualTo(claims());
        return payload(name, changed, answer);
    }

    private static String issuer(String json) {
        return claims().replace("\"" + TestIssuer.ISSUER + "\"", json);
    }

    private static String alg(String name) {
        return "{\"alg\": \"" + name + "\", \"kid\": \"key-RS256\"}";
    }

    private static String kid(String id) {
        return "{\"alg\": \"RS256\", \"kid\": \"" + id + "\"}";
    }

    private static String with(String member) {
        return "{\"alg\": \"RS256\", \"kid\": \"key-RS256\", " + member + "}";
    }

    private static String good() {
        return token(RS256, header(RS256), claims());
    }
}
