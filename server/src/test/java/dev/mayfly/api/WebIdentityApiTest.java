package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.session.SessionClaims;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebIdentityApiTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/deploy";
    private static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    private static final String DENIED =
            "403 AccessDenied Not authorized to perform sts:AssumeRoleWithWebIdentity. Encoded"
                    + " authorization failure message: ";

    private final StsWire sts = new StsWire();

    private IamWire.Answer assume(String roleArn, String token, String... more) {
        String[] parameters = new String[6 + more.length];
        System.arraycopy(
                new String[] {
                    "RoleArn",
                    roleArn,
                    "RoleSessionName",
                    "GitHubActions",
                    "WebIdentityToken",
                    token
                },
                0,
                parameters,
                0,
                6);
        System.arraycopy(more, 0, parameters, 6, more.length);
        return sts.call("AssumeRoleWithWebIdentity", parameters);
    }

    private String main() {
        return sts.tokens.token(TestTokens.MAIN, StsWire.NOW);
    }

    private String branch() {
        return sts.tokens.token("repo:acme/app:ref:refs/heads/feature", StsWire.NOW);
    }

    private void deployable() {
        sts.provider();
        sts.role("deploy", StsWire.TRUST_MAIN, "s3:GetObject");
    }

    private TrailEvent lastEvent() {
        return sts.events.getLast();
    }

    @Test
    void aTokenBecomesCredentialsThatOpen() {
        deployable();

        IamWire.Answer answer = assume(ROLE, main(), "DurationSeconds", "900");

        assertThat(answer.status()).isEqualTo(200);
        SessionClaims claims =
                sts.verifier
                        .open(answer.one("AccessKeyId"), answer.one("SessionToken"), StsWire.NOW)
                        .claims();
        assertThat(claims.arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/deploy/GitHubActions");
        assertThat(answer.one("SecretAccessKey")).hasSize(40);
        assertThat(answer.one("Expiration")).isEqualTo("2026-11-24T12:15:00Z");
        assertThat(answer.one("SubjectFromWebIdentityToken")).isEqualTo(TestTokens.MAIN);
        assertThat(answer.one("AssumedRoleId")).isEqualTo(claims.assumedRoleId());
        assertThat(answer.one("Arn")).isEqualTo(claims.arn());
        assertThat(answer.one("Provider")).isEqualTo(PROVIDER);
        assertThat(answer.one("Audience")).isEqualTo("sts.amazonaws.com");
        assertThat(answer.all("PackedPolicySize")).isEmpty();
        assertThat(answer.all("SourceIdentity")).isEmpty();
    }

    @Test
    void theTrailSaysWhoCameFromWhereAndHoldsNoSecret() {
        deployable();

        IamWire.Answer answer = assume(ROLE, main());

        TrailEvent event = lastEvent();
        assertThat(event.identity())
                .isInstanceOfSatisfying(
                        UserIdentity.WebIdentityUser.class,
                        user -> {
                            assertThat(user.principalId())
                                    .isEqualTo(PROVIDER + ":sts.amazonaws.com:" + TestTokens.MAIN);
                            assertThat(user.userName()).isEqualTo(TestTokens.MAIN);
                            assertThat(user.identityProvider()).isEqualTo(PROVIDER);
                            assertThat(user.claims()).containsEntry("repository", "acme/app");
                        });
        assertThat(event.requestParameters())
                .contains(Map.of("roleArn", ROLE, "roleSessionName", "GitHubActions"));
        assertThat(event.resources())
                .containsExactly(new TrailEvent.Resource(ROLE, "AWS::IAM::Role", "123456789012"));
        assertThat(event.toString())
                .contains(answer.one("AccessKeyId"))
                .doesNotContain(answer.one("SecretAccessKey"), answer.one("SessionToken"));
        assertThat(event.denial()).isEmpty();
    }

    @Test
    void aDenialAndAMissingRoleDifferInNothingTheCallerSees() {
        deployable();

        String denied = assume(ROLE, branch()).refusal();
        String missing = assume(ROLE + "s", branch()).refusal();

        assertThat(denied).startsWith(DENIED);
        assertThat(missing).startsWith(DENIED).hasSameSizeAs(denied);
    }

    @Test
    void whoeverMayDecodesTheMessageAndNobodyElse() {
        deployable();
        String message = assume(ROLE, branch()).refusal().substring(DENIED.length());

        IamWire.Answer decoded = sts.call("DecodeAuthorizationMessage", "EncodedMessage", message);

        assertThat(decoded.one("DecodedMessage"))
                .startsWith("{\"allowed\":false,\"explicitDeny\":false,")
                .contains("\"action\":\"sts:AssumeRoleWithWebIdentity\"")
                .contains("\"actual\":[\"repo:acme/app:ref:refs/heads/feature\"]");

        sts.caller = sts.session(sts.role("reader", StsWire.TRUST_ACCOUNT, "s3:*"));
        assertThat(sts.call("DecodeAuthorizationMessage", "EncodedMessage", message).refusal())
                .isEqualTo(
                        "403 AccessDenied User: arn:aws:sts::123456789012:assumed-role/reader/alice"
                                + " is not authorized to perform: sts:DecodeAuthorizationMessage"
                                + " because no identity-based policy allows the"
                                + " sts:DecodeAuthorizationMessage action");
    }

    @Test
    void aMessageOfNobodysIsRefused() {
        assertThat(sts.call("DecodeAuthorizationMessage", "EncodedMessage", "AAAA").refusal())
                .startsWith("400 InvalidAuthorizationMessageException ");
    }

    @Test
    void aDenialIsRecordedWithItsReasonAndTheWholeIdentity() {
        deployable();

        assume(ROLE, branch());

        TrailEvent event = lastEvent();
        assertThat(event.failure().orElseThrow().code()).isEqualTo("AccessDenied");
        assertThat(event.identity()).isInstanceOf(UserIdentity.WebIdentityUser.class);
        assertThat(event.requestParameters().orElseThrow())
                .containsEntry("roleArn", Optional.empty())
                .containsEntry("roleSessionName", "GitHubActions");
        assertThat(event.denial().orElseThrow()).contains(ROLE, "StringEquals", TestTokens.MAIN);
    }

    /// Every refusal of the token itself reads the same whether the role exists or not.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not-a-jwt|400 InvalidIdentityToken The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
                "unregistered|400 InvalidIdentityToken No OpenIDConnect provider found in your account for https://elsewhere.example",
                "audience|400 InvalidIdentityToken Incorrect token audience",
                "forged|400 InvalidIdentityToken Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
                "expired|400 ExpiredTokenException Token expired: current date/time 1795521600 must be before the expiration date/time 1795518300"
            })
    void refusesATokenForItsOwnSake(String kind, String refusal) {
        deployable();
        String token =
                switch (kind) {
                    case "unregistered" ->
                            sts.tokens.signed(
                                    "{\"iss\":\"https://elsewhere.example\",\"aud\":\"sts.amazonaws.com\",\"sub\":\"s\"}");
                    case "audience" ->
                            sts.tokens.signed(
                                    "{\"iss\":\"https://%s\",\"aud\":\"other\",\"sub\":\"s\"}"
                                            .formatted(TestTokens.URL));
                    case "forged" -> TestTokens.forger().token(TestTokens.MAIN, StsWire.NOW);
                    case "expired" ->
                            sts.tokens.token(TestTokens.MAIN, StsWire.NOW.minusSeconds(3600));
                    default -> kind;
                };

        assertThat(assume(ROLE, token).refusal()).isEqualTo(refusal);
        assertThat(assume(ROLE + "s", token).refusal()).isEqualTo(refusal);
        assertThat(lastEvent().failure()).isPresent();
    }

    @Test
    void anUnregisteredProviderIsRemarkedOnForTheAdministrator() {
        assume(ROLE, main());

        assertThat(lastEvent().denial().orElseThrow()).contains("\"hints\":[{\"code\":");
        assertThat(lastEvent().additionalData().toString())
                .contains("unverifiedToken", "https://" + TestTokens.URL, TestTokens.MAIN);
    }

    /// Source: recorded from live AWS (LocalStack's `test_sts_invalid_parameters`).
    @Test
    void refusesASessionNameWithForeignCharacters() {
        IamWire.Answer answer =
                sts.call(
                        "AssumeRoleWithWebIdentity",
                        "RoleArn",
                        ROLE,
                        "RoleSessionName",
                        "Session1:2",
                        "WebIdentityToken",
                        main());

        assertThat(answer.refusal())
                .isEqualTo(
                        "400 ValidationError 1 validation error detected: Value 'Session1:2' at"
                                + " 'roleSessionName' failed to satisfy constraint: Member must"
                                + " satisfy regular expression pattern: [\\w+=,.@-]*");
    }

    @Test
    void aSessionPolicyNarrowsTheSessionAndIsMeasured() {
        deployable();
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

        IamWire.Answer answer =
                assume(
                        ROLE,
                        main(),
                        "Policy",
                        policy,
                        "PolicyArns.member.1.arn",
                        "arn:aws:iam::aws:policy/ReadOnlyAccess");

        assertThat(Integer.parseInt(answer.one("PackedPolicySize"))).isBetween(1, 20);
        assertThat(
                        sts.verifier
                                .open(
                                        answer.one("AccessKeyId"),
                                        answer.one("SessionToken"),
                                        StsWire.NOW)
                                .claims()
                                .sessionPolicyArns())
                .containsExactly("arn:aws:iam::aws:policy/ReadOnlyAccess");
    }
}
