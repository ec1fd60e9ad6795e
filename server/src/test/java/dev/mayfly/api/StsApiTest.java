package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.identity.Tag;
import dev.mayfly.session.AdministratorRole;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.trail.UserIdentity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StsApiTest {

    private static final String TARGET = "arn:aws:iam::123456789012:role/target";

    private final StsWire sts = new StsWire();

    private SessionClaims opened(IamWire.Answer answer) {
        return sts.verifier
                .open(answer.one("AccessKeyId"), answer.one("SessionToken"), StsWire.NOW)
                .claims();
    }

    @Test
    void tellsTheCallerWhoItIs() {
        IamWire.Answer answer = sts.call("GetCallerIdentity");

        assertThat(answer.one("UserId")).isEqualTo(AdministratorRole.UNIQUE_ID + ":alice");
        assertThat(answer.one("Account")).isEqualTo("123456789012");
        assertThat(answer.one("Arn"))
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/MayflyAdministrator/alice");
    }

    @Test
    void tellsItAlsoToACallerThatMayNothing() {
        sts.caller = sts.session(sts.role("nobody", StsWire.TRUST_ACCOUNT, "s3:GetObject"));

        assertThat(sts.call("GetCallerIdentity").status()).isEqualTo(200);
    }

    @Test
    void chainsARoleWithTagsSourceIdentityAndExternalId() {
        sts.role("target", StsWire.TRUST_ACCOUNT, "s3:*");

        IamWire.Answer answer =
                sts.call(
                        "AssumeRole",
                        "RoleArn",
                        TARGET,
                        "RoleSessionName",
                        "next",
                        "ExternalId",
                        "agreed",
                        "SourceIdentity",
                        "octocat",
                        "Tags.member.1.Key",
                        "team",
                        "Tags.member.1.Value",
                        "blue",
                        "TransitiveTagKeys.member.1",
                        "team");

        SessionClaims claims = opened(answer);
        assertThat(claims.chained()).isTrue();
        assertThat(claims.tags()).containsExactly(new Tag("team", "blue"));
        assertThat(claims.transitiveTagKeys()).containsExactly("team");
        assertThat(answer.one("SourceIdentity")).isEqualTo("octocat");
        assertThat(answer.one("PackedPolicySize")).isEqualTo(answer.one("SessionTokenUtilization"));
        assertThat(answer.one("SessionTokenSize"))
                .isEqualTo(Integer.toString(answer.one("SessionToken").length()));
        assertThat(sts.events.getLast().identity()).isInstanceOf(UserIdentity.AssumedRole.class);
    }

    @Test
    void padsTheSessionTokenWhenAsked() {
        sts.role("target", StsWire.TRUST_ACCOUNT, "s3:*");

        IamWire.Answer answer =
                sts.call(
                        "AssumeRole",
                        "RoleArn",
                        TARGET,
                        "RoleSessionName",
                        "next",
                        "MinimumSessionTokenSize",
                        "4096");

        assertThat(answer.one("SessionToken").length()).isEqualTo(4096);
        assertThat(answer.one("SessionTokenUtilization")).isEqualTo("100");
    }

    @Test
    void refusesARoleThatIsNotThereAsOneThatDoesNotTrust() {
        assertThat(sts.call("AssumeRole", "RoleArn", TARGET, "RoleSessionName", "next").refusal())
                .startsWith(
                        "403 AccessDenied User:"
                                + " arn:aws:sts::123456789012:assumed-role/MayflyAdministrator/alice"
                                + " is not authorized to perform: sts:AssumeRole on resource: "
                                + TARGET
                                + ". Encoded authorization failure message: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SerialNumber|arn:aws:iam::123456789012:mfa/alice",
                "TokenCode|123456",
                "ProvidedContexts.member.1.ProviderArn|arn:aws:iam::aws:contextProvider/IdentityCenter"
            })
    void refusesWhatItCannotHonourRatherThanIgnoreIt(String parameter, String value) {
        sts.role("target", StsWire.TRUST_ACCOUNT, "s3:*");

        assertThat(
                        sts.call(
                                        "AssumeRole",
                                        "RoleArn",
                                        TARGET,
                                        "RoleSessionName",
                                        "next",
                                        parameter,
                                        value)
                                .refusal())
                .startsWith("403 AccessDenied Mayfly ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GetSessionToken|403 AccessDenied Cannot call GetSessionToken with session credentials|",
                "GetFederationToken|403 AccessDenied Cannot call GetFederationToken with session credentials|Name=bob",
                "AssumeRoleWithSAML|403 AccessDenied Mayfly does not take SAML assertions|RoleArn=r,PrincipalArn=p,SAMLAssertion=s",
                "AssumeRoot|403 AccessDenied Mayfly's accounts have no root user|TargetPrincipal=1,TaskPolicyArn.arn=arn:aws:iam::aws:policy/root-task/X",
                "GetDelegatedAccessToken|403 AccessDenied Mayfly gives no delegated access|TradeInToken=t"
            })
    void refusesWithAReason(String action, String refusal, String parameters) {
        String[] flat = parameters == null ? new String[0] : parameters.split("[,=]", -1);

        assertThat(sts.call(action, flat).refusal()).startsWith(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "ASIAQNZGKIQY56JQ7WML, 200 029608264753",
        "ASIAY34FZKBOKMUTVV7A, 200 609629065308",
        "ASIAQNZGKIQY56JQ7WM1, 400 InvalidParameterValue"
    })
    void readsTheAccountOutOfAnAccessKeyId(String id, String expected) {
        IamWire.Answer answer = sts.call("GetAccessKeyInfo", "AccessKeyId", id);

        String seen = answer.status() == 200 ? "200 " + answer.one("Account") : answer.refusal();
        assertThat(seen).startsWith(expected);
    }

    @Test
    void vouchesForASessionElsewhere() {
        IamWire.Answer answer =
                sts.call(
                        "GetWebIdentityToken",
                        "Audience.member.1",
                        "https://partner.example",
                        "SigningAlgorithm",
                        "ES384",
                        "DurationSeconds",
                        "60",
                        "Tags.member.1.Key",
                        "team",
                        "Tags.member.1.Value",
                        "blue");

        String claims =
                new String(
                        Base64.getUrlDecoder()
                                .decode(answer.one("WebIdentityToken").split("\\.", 3)[1]),
                        StandardCharsets.UTF_8);
        assertThat(claims)
                .contains(
                        "\"sub\":\"arn:aws:iam::123456789012:role/mayfly/MayflyAdministrator\"",
                        "\"aud\":\"https://partner.example\"",
                        "\"team\":\"blue\"");
        assertThat(answer.one("Expiration")).isEqualTo("2026-11-24T12:01:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SigningAlgorithm=HS256|400 ValidationError",
                "DurationSeconds=3601|400 ValidationError",
                "Tags.member.1.Key=a,Tags.member.1.Value=1,Tags.member.2.Key=A,Tags.member.2.Value=2|400 InvalidParameterValue Duplicate tag keys found."
            })
    void vouchesOnlyWithinTheRules(String parameters, String refusal) {
        String base = "Audience.member.1=x,SigningAlgorithm=RS256,";
        String all =
                parameters.startsWith("Signing")
                        ? "Audience.member.1=x," + parameters
                        : base + parameters;

        assertThat(sts.call("GetWebIdentityToken", all.split("[,=]", -1)).refusal())
                .startsWith(refusal);
    }

    @Test
    void doesNotVouchBeyondTheEndOfTheSession() {
        SessionClaims of = sts.caller;
        sts.caller =
                new SessionClaims(
                        of.account(),
                        of.accessKeyId(),
                        of.roleName(),
                        of.rolePath(),
                        of.roleUniqueId(),
                        of.sessionName(),
                        of.issuedAt().minusSeconds(3600),
                        StsWire.NOW.plusSeconds(299),
                        of.inlineSessionPolicy(),
                        of.sessionPolicyArns(),
                        of.tags(),
                        of.transitiveTagKeys(),
                        of.sourceIdentity(),
                        of.federatedProvider(),
                        of.contextKeys(),
                        of.provenance(),
                        of.chained());

        assertThat(
                        sts.call(
                                        "GetWebIdentityToken",
                                        "Audience.member.1",
                                        "x",
                                        "SigningAlgorithm",
                                        "RS256")
                                .refusal())
                .startsWith("403 SessionDurationEscalationException ");
    }
}
