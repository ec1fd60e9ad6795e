package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.identity.AccountId;
import dev.mayfly.sigv4.HelperRequest;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.WireRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Roles Anywhere over its wire: what calls need permission for, how they are refused and recorded,
/// and a request recorded from AWS's helper.
class AnywhereApiTest {

    private static final String MISSING = "22222222-2222-2222-2222-222222222222";
    private static final String ROLE = "arn:aws:iam::000000000000:role/deploy";

    private final AnywhereWire wire =
            new AnywhereWire(new AccountId("000000000000"), HelperRequest.SENT);
    private String anchor = "";

    @BeforeEach
    void createAnAnchor() {
        anchor = created("POST", "/trustanchors", anchor(HelperRequest.rootPem()));
    }

    private String created(String method, String target, String json) {
        AnywhereWire.Answer answer = wire.call(method, target, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text(target.equals("/profiles") ? "profileArn" : "trustAnchorArn");
    }

    private static String anchor(String pem) {
        return """
        {"name":"corp","enabled":true,"source":{"sourceType":"CERTIFICATE_BUNDLE",\
        "sourceData":{"x509CertificateData":"%s"}},"tags":[{"key":"team","value":"infra"}]}\
        """
                .formatted(pem.replace("\n", "\\n"));
    }

    private static String profile() {
        return "{\"name\":\"servers\",\"roleArns\":[\"%s\"]}".formatted(ROLE);
    }

    @Test
    void needsPermissionForTheTagsOfWhatIsCreatedAndOnWhatIsThere() {
        String id = anchor.substring(anchor.lastIndexOf('/') + 1);
        wire.call("GET", "/trustanchor/" + id, "");
        wire.call("GET", "/trustanchors", "");

        assertThat(wire.needed)
                .containsExactly(
                        new Permission(
                                "rolesanywhere:CreateTrustAnchor",
                                "*",
                                Map.of(
                                        "aws:RequestTag/team", List.of("infra"),
                                        "aws:TagKeys", List.of("team"))),
                        new Permission(
                                "rolesanywhere:GetTrustAnchor",
                                anchor,
                                Map.of("aws:ResourceTag/team", List.of("infra"))),
                        Permission.of("rolesanywhere:ListTrustAnchors", "*"));
    }

    @Test
    void needsPassRoleForTheRolesOfAProfile() {
        String arn = created("POST", "/profiles", profile());
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        wire.needed.clear();
        wire.call("PATCH", "/profile/" + id, "{\"name\":\"other\"}");
        wire.call("PATCH", "/profile/" + id, "{\"roleArns\":[\"%s2\"]}".formatted(ROLE));

        assertThat(wire.needed)
                .containsExactly(
                        Permission.of("rolesanywhere:UpdateProfile", arn),
                        Permission.of("rolesanywhere:UpdateProfile", arn),
                        new Permission(
                                "iam:PassRole",
                                ROLE + "2",
                                Map.of(
                                        "iam:PassedToService",
                                        List.of("rolesanywhere.amazonaws.com"))));
    }

    @Test
    void readsTheResourceOutOfAQueryWhereItsSlashIsEncoded() {
        AnywhereWire.Answer tags =
                wire.call(
                        "GET",
                        "/ListTagsForResource?resourceArn="
                                + URLEncoder.encode(anchor, StandardCharsets.UTF_8),
                        "");

        assertThat(tags.body()).isEqualTo("{\"tags\":[{\"key\":\"team\",\"value\":\"infra\"}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/trustanchor/" + MISSING + "||404|ResourceNotFoundException",
                "GET|/trustanchor/not-a-uuid||400|ValidationException",
                "GET|/trustanchor/a%2Fb||400|ValidationException",
                "GET|/trustanchors?pageSize=0||400|ValidationException",
                "GET|/trustanchors?pageSize=many||400|SerializationException",
                "GET|/trustanchors?nextToken=mine||400|ValidationException",
                "GET|/ListTagsForResource||400|ValidationException",
                "POST|/trustanchors|{\"name\":\"x\"}|400|ValidationException",
                "POST|/trustanchors|{|400|SerializationException",
                "POST|/profiles|{\"name\":\"x\",\"roleArns\":[\"arn:aws:s3:::b\"]}|400|ValidationException",
                "POST|/nothing||404|UnknownOperationException",
                "POST|/sessions|{}|403|MissingAuthenticationTokenException"
            })
    void refusesInTheServicesOwnErrors(
            String method, String target, String json, int status, String error) {
        AnywhereWire.Answer answer = wire.call(method, target, json == null ? "" : json);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.body()).startsWith("{\"message\":\"");
    }

    @Test
    void givesAwsOwnHelperItsSession() {
        wire.expectHelper();
        AnywhereWire.Answer answer = wire.answer(HelperRequest.recorded());
        TrailEvent event = wire.events.getLast();

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body())
                .contains(
                        "{\"credentialSet\":[{\"assumedRoleUser\":",
                        "arn:aws:sts::000000000000:assumed-role/r/build-1",
                        "\"expiration\":\"2026-11-23T11:57:09Z\"",
                        "\"sourceIdentity\":\"CN=node1.p256\"",
                        "\"subjectArn\":\"arn:aws:rolesanywhere:us-east-1:000000000000:subject/");
        assertThat(event.eventName()).isEqualTo("CreateSession");
        assertThat(event.identity())
                .isInstanceOfSatisfying(
                        UserIdentity.ServiceCaller.class,
                        caller -> {
                            assertThat(caller.principalId()).contains("CN=node1.p256");
                            assertThat(caller.userName()).isEqualTo("build-1");
                        });
        assertThat(event.requestParameters().orElseThrow())
                .containsEntry("durationSeconds", 900L)
                .containsKeys("trustAnchorArn", "profileArn", "roleArn");
        assertThat(event.responseElements().orElseThrow().toString())
                .doesNotContain(answer.text("secretAccessKey"));
        assertThat(event.resources())
                .extracting(TrailEvent.Resource::type)
                .containsExactly(
                        "AWS::IAM::Role",
                        "AWS::RolesAnywhere::TrustAnchor",
                        "AWS::RolesAnywhere::Profile");
        assertThat(wire.call("GET", "/subjects", "").body()).contains("CN=node1.p256");
    }

    @Test
    void refusesTheVeryRequestASecondTime() {
        wire.expectHelper();
        wire.answer(HelperRequest.recorded());
        AnywhereWire.Answer again = wire.answer(HelperRequest.recorded());

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.error()).isEqualTo("AccessDeniedException");
        assertThat(wire.events.getLast().denial().orElseThrow()).contains("used before");
    }

    /// Without the anchor of the request: it is looked for after the signature held.
    @Test
    void saysWhoCameThoughThereIsNoSuchAnchor() {
        AnywhereWire.Answer answer = wire.answer(HelperRequest.recorded());
        TrailEvent event = wire.events.getLast();

        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("ResourceNotFoundException");
        assertThat(event.identity()).isEqualTo(new UserIdentity.Unknown(Optional.empty()));
        assertThat(event.additionalData().toString()).contains("CN=node1.p256");
        assertThat(event.denial().orElseThrow()).contains("There is no resource with the ARN");
    }

    @Test
    void refusesARequestOfTheHelperWithAnotherRole() {
        WireRequest sent = HelperRequest.recorded();
        AnywhereWire.Answer answer =
                wire.answer(
                        new WireRequest(
                                sent.method(),
                                sent.path(),
                                sent.rawQuery() + "x",
                                sent.headers(),
                                sent.body(),
                                sent.peer()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error()).isEqualTo("AccessDeniedException");
        assertThat(answer.text("message")).isEqualTo("Invalid signature");
        assertThat(wire.events.getLast().denial().orElseThrow()).contains("Invalid signature");
    }
}
