package dev.mayfly.webidentity;

import static dev.mayfly.webidentity.TestIssuer.claims;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.identity.Tag;
import dev.mayfly.session.VerifiedCaller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a good token makes of its bearer.
class VerifiedTokenTest {

    private static final String PREFIX = TestIssuer.URL + ":";
    private static final String ROLE = "arn:aws:iam::123456789012:role/deploy";

    private final TestIssuer issuer = new TestIssuer();

    @Test
    void theGenericKeysComeFromTheToken() {
        VerifiedCaller caller =
                caller(
                        "\"amr\": [\"pwd\", \"mfa\"], \"email\": \"a@example.com\", \"team\": \"x\"");

        assertThat(caller.trustContext())
                .containsEntry(PREFIX + "aud", List.of("client-a"))
                .containsEntry(PREFIX + "oaud", List.of("client-a"))
                .containsEntry(PREFIX + "sub", List.of("subject"))
                .containsEntry(PREFIX + "amr", List.of("pwd", "mfa"))
                .containsEntry(PREFIX + "email", List.of("a@example.com"))
                .containsEntry("sts:RoleAuthorizedByIdp", List.of("false"))
                .doesNotContainKey(PREFIX + "team");
        assertThat(caller.sessionContext())
                .containsOnlyKeys(
                        PREFIX + "aud", PREFIX + "sub", PREFIX + "amr", "aws:FederatedProvider");
    }

    @Test
    void theAuthorizedPartyIsTheAudienceAndTheAudiencesAreOriginal() {
        VerifiedCaller caller =
                issuer.caller(
                        signed(
                                claims().replace(
                                                "\"aud\": \"client-a\"",
                                                "\"aud\": [\"x\", \"y\"], \"azp\": \"client-b\"")));

        assertThat(caller.audience()).isEqualTo("client-b");
        assertThat(caller.trustContext())
                .containsEntry(PREFIX + "aud", List.of("client-b"))
                .containsEntry(PREFIX + "oaud", List.of("x", "y"));
    }

    @Test
    void tagsAndSourceIdentityComeNested() {
        VerifiedCaller caller =
                caller(
                        """
                        "https://aws.amazon.com/source_identity": "alice",
                        "https://aws.amazon.com/tags": {
                          "principal_tags": {"Team": ["blue"], "Cost": [""]},
                          "transitive_tag_keys": ["team"]}\
                        """);

        assertThat(caller.tags())
                .containsExactlyInAnyOrder(new Tag("Team", "blue"), new Tag("Cost", ""));
        assertThat(caller.transitiveTagKeys()).containsExactly("team");
        assertThat(caller.sourceIdentity()).contains("alice");
    }

    @Test
    void tagsComeFlattenedToo() {
        VerifiedCaller caller =
                caller(
                        """
                        "https://aws.amazon.com/tags/principal_tags/Team": "blue",
                        "https://aws.amazon.com/tags/transitive_tag_keys": ["Team"]\
                        """);

        assertThat(caller.tags()).containsExactly(new Tag("Team", "blue"));
        assertThat(caller.transitiveTagKeys()).containsExactly("Team");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"principal_tags\": {\"Team\": \"blue\"}} | principal_tags passed in claim is not in"
                        + " correct format.",
                "{\"principal_tags\": {\"Team\": [\"a\", \"b\"]}} | principal_tags passed in claim is"
                        + " not in correct format.",
                "{\"principal_tags\": {\"Team\": []}} | principal_tags passed in claim is not in"
                        + " correct format.",
                "{\"principal_tags\": {\"aws:x\": [\"a\"]}} | principal_tags passed in claim is not in"
                        + " correct format.",
                "{\"principal_tags\": {\"\": [\"a\"]}} | principal_tags passed in claim is not in"
                        + " correct format.",
                "{\"principal_tags\": {\"a\": [\"<\"]}} | principal_tags passed in claim is not in"
                        + " correct format.",
                "{\"principal_tags\": []} | principal_tags passed in claim is not in correct format.",
                "[] | Session tags passed in claim are not in correct format.",
                "{\"principal_tags\": {\"a\": [\"1\"], \"A\": [\"2\"]}} | Duplicate tag keys found."
                        + " Please note that Tag keys are case insensitive.",
                "{\"transitive_tag_keys\": [\"a\"]} | The specified transitive tag key must be included"
                        + " in the requested tags.",
                "{\"transitive_tag_keys\": \"a\"} | transitive_tag_keys passed in claim is not in"
                        + " correct format."
            })
    void refusesTagsThatAreNotInTheFormat(String tags, String message) {
        assertThat(issuer.refusal(signed(with("\"https://aws.amazon.com/tags\": " + tags))))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"\"a\"", "\"aws:alice\"", "\"a b\"", "7", "null", "\"\""})
    void refusesASourceIdentityRatherThanDropIt(String value) {
        assertThat(
                        issuer.refusal(
                                signed(
                                        with(
                                                "\"https://aws.amazon.com/source_identity\": "
                                                        + value))))
                .startsWith("source_identity passed in claim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[\"" + ROLE + "\"]",
                "\"" + ROLE + "\"",
                "\"arn:aws:iam::123456789012:role/x; " + ROLE + " \"",
                "[1, \"" + ROLE + "\"]"
            })
    void aRoleTheProviderNamesIsAuthorized(String roles) {
        assertThat(caller("\"https://aws.amazon.com/roles\": " + roles).trustContext())
                .containsEntry("sts:RoleAuthorizedByIdp", List.of("true"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[\"arn:aws:iam::123456789012:role/x\"] | The target role ARN is not present",
                "[\"arn:aws:iam::123456789012:role/*\"] | The roles claim contains no valid role ARNs",
                "[] | The roles claim contains no valid role ARNs",
                "true | The roles claim is not in a supported format"
            })
    void aRoleTheProviderDoesNotNameIsRefused(String roles, String message) {
        assertThat(issuer.refusal(signed(with("\"https://aws.amazon.com/roles\": " + roles))))
                .startsWith(message);
    }

    @Test
    void aRotatedKeyIsFetchedWhenATokenNamesIt() {
        IssuerKeys keys = new IssuerKeys(issuer, CryptoProvider.jdk(), issuer, Runnable::run);
        issuer.publish("{\"keys\": [" + TestKeys.jwk(SigningAlgorithm.ES256) + "]}");
        KeySet before = keys.of(issuer.provider());
        issuer.publish(issuer.keys.keySet());
        issuer.pass(Duration.ofSeconds(10));
        UnverifiedToken token = UnverifiedToken.parse(signed(claims()));

        assertThat(before.keyFor(token)).isEmpty();
        assertThat(keys.newerThan(before, issuer.provider()).keyFor(token)).isPresent();
    }

    private VerifiedCaller caller(String members) {
        return issuer.caller(signed(with(members)));
    }

    private static String with(String members) {
        return claims().replace("\"sub\"", members + ", \"sub\"");
    }

    private static String signed(String claims) {
        SigningAlgorithm algorithm = SigningAlgorithm.RS256;
        return TestKeys.token(algorithm, TestKeys.header(algorithm), claims);
    }
}
