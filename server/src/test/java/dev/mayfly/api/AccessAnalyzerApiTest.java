package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.cloudtrail.TrailOf;
import dev.mayfly.dispatch.Dispatcher;
import dev.mayfly.identity.AccountId;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.lint.PolicyLint;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.RequestIds;
import dev.mayfly.wire.Standing;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Access Analyzer as stock clients meet it: REST-JSON in and out.
class AccessAnalyzerApiTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    private static final Pattern NEXT_TOKEN = Pattern.compile("\"nextToken\":\"([^\"]*)\"");
    private static final String PASS_ROLE =
            policy("{'Effect':'Allow','Action':'iam:PassRole','Resource':'*'}");
    private static final String READ =
            policy("{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}");
    private static final String READ_AND_LIST =
            policy(
                    "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'},"
                            + "{'Sid':'List','Effect':'Allow','Action':'s3:ListBucket',"
                            + "'Resource':'arn:aws:s3:::b'}");
    private static final String OPEN =
            policy("{'Sid':'Bob','Effect':'Allow','Principal':'*','Action':['s3:GetObject']}");
    private static final String NAMED =
            policy(
                    "{'Sid':'Bob','Effect':'Allow','Principal':"
                            + "{'AWS':'arn:aws:iam::111122223333:user/JohnDoe'},"
                            + "'Action':['s3:GetObject']}");

    private final List<TrailEvent> events = new ArrayList<>();
    private final List<String> needed = new ArrayList<>();
    private final InstantSource clock = InstantSource.fixed(NOW);
    private final Dispatcher dispatcher =
            new Dispatcher(
                    new AccessAnalyzerApi(() -> PolicyLint.checker(ActionCatalogue.load()), clock)
                            .operations(),
                    new Dispatcher.Ports(
                            new IamWire.Anyone(),
                            new X509Verifier("us-east-1"),
                            (_, permission, _) ->
                                    needed.add(permission.action() + " " + permission.resource()),
                            new TrailOf(events::add),
                            (_, _, _) -> {},
                            Standing.ALONE),
                    new Dispatcher.Site(
                            new AccountId("111122223333"),
                            "us-east-1",
                            clock,
                            new RequestIds(new Random(1)),
                            new EventIds(clock, new Random(2))));

    private static String policy(String statements) {
        return "{'Version':'2012-10-17','Statement':[" + statements + "]}";
    }

    /// Apostrophes of a policy are quotation marks, escaped as a member of the request.
    private static String member(String name, String value) {
        return "\"" + name + "\":\"" + value.replace("'", "\\\"") + "\"";
    }

    private WireResponse send(String path, String query, String... members) {
        return dispatcher.answer(
                new WireRequest(
                        "POST",
                        path,
                        query,
                        Headers.of("content-type", "application/json"),
                        ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8),
                        new WireRequest.Peer(
                                "192.0.2.7", false, Optional.empty(), Optional.empty())));
    }

    private WireResponse validate(String query, String document, String type) {
        return send(
                "/policy/validation",
                query,
                member("policyDocument", document),
                member("policyType", type));
    }

    private static String text(WireResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void findsWhatAwsFindsAndSaysWhere() {
        WireResponse response = validate("", PASS_ROLE, "IDENTITY_POLICY");

        assertThat(response.status()).as(text(response)).isEqualTo(200);
        assertThat(text(response))
                .startsWith("{\"findings\":[{\"findingDetails\":\"")
                .contains("\"issueCode\":\"PASS_ROLE_WITH_STAR_IN_RESOURCE\"")
                .contains("\"findingType\":\"SECURITY_WARNING\"")
                .contains(
                        "access-analyzer-reference-policy-checks.html"
                                + "#access-analyzer-reference-policy-checks-security-warning-"
                                + "pass-role-with-star-in-resource")
                .contains(
                        "{\"path\":[{\"value\":\"Statement\"},{\"index\":0},{\"value\":\"Resource\"}")
                .contains("\"span\":{\"start\":{\"line\":1,\"column\":")
                .doesNotContain("nextToken");
        assertThat(needed).containsExactly("access-analyzer:ValidatePolicy *");
    }

    @Test
    void recordsTheCallWithoutThePolicy() {
        validate("", PASS_ROLE, "IDENTITY_POLICY");

        TrailEvent event = events.getFirst();
        assertThat(event.eventSource()).isEqualTo("access-analyzer.amazonaws.com");
        assertThat(event.eventName()).isEqualTo("ValidatePolicy");
        assertThat(event.readOnly()).isTrue();
        assertThat(event.requestParameters().orElseThrow())
                .containsEntry("policyType", "IDENTITY_POLICY")
                .doesNotContainKey("policyDocument");
    }

    @Test
    void findsNothingInAPolicyThatIsAllRight() {
        assertThat(text(validate("", READ, "IDENTITY_POLICY"))).isEqualTo("{\"findings\":[]}");
    }

    @Test
    void saysThatATextIsNoJsonByAFinding() {
        assertThat(text(validate("", "{", "IDENTITY_POLICY")))
                .contains("\"issueCode\":\"JSON_SYNTAX_ERROR\"", "\"findingType\":\"ERROR\"");
    }

    @Test
    void givesFindingsPageByPage() {
        String two =
                policy(
                        "{'Effect':'Allow','Action':'iam:PassRole','Resource':'*'},"
                                + "{'Effect':'allow','Action':'s3:Nonsense','Resource':'*'}");
        String whole = text(validate("", two, "IDENTITY_POLICY"));
        int count = whole.split("\"issueCode\"", -1).length - 1;
        assertThat(count).isGreaterThan(1);

        List<String> pages = new ArrayList<>();
        String query = "maxResults=1";
        for (int i = 0; i < count; i++) {
            String page = text(validate(query, two, "IDENTITY_POLICY"));
            pages.add(
                    page.replaceFirst("^\\{\"findings\":\\[", "")
                            .replaceFirst("\\](,\"nextToken.*)?\\}$", ""));
            var token = NEXT_TOKEN.matcher(page);
            assertThat(token.find()).isEqualTo(i < count - 1);
            query = i < count - 1 ? "maxResults=1&nextToken=" + token.group(1) : query;
        }
        assertThat("{\"findings\":[" + String.join(",", pages) + "]}").isEqualTo(whole);

        WireResponse other = validate(query, PASS_ROLE, "IDENTITY_POLICY");
        assertThat(other.headers()).containsEntry("x-amzn-ErrorType", "ValidationException");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "maxResults=0, IDENTITY_POLICY, between",
        "maxResults=1001, IDENTITY_POLICY, between",
        "nextToken=x, IDENTITY_POLICY, nextToken",
        "nextToken=MTow, IDENTITY_POLICY, nextToken",
        "'', TRUST_POLICY, enum value set",
    })
    void refusesToValidateWithInvalidParameters(String query, String type, String message) {
        WireResponse response = validate(query, READ, type);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).containsEntry("x-amzn-ErrorType", "ValidationException");
        assertThat(text(response)).contains(message).contains("\"reason\":\"");
    }

    @Test
    void takesATypeOfResourcesWithResourcePoliciesOnly() {
        String type = member("validatePolicyResourceType", "AWS::S3::Bucket");
        String document = member("policyDocument", OPEN);

        assertThat(
                        send(
                                        "/policy/validation",
                                        "",
                                        document,
                                        type,
                                        member("policyType", "RESOURCE_POLICY"))
                                .status())
                .isEqualTo(200);
        assertThat(
                        send(
                                        "/policy/validation",
                                        "",
                                        document,
                                        type,
                                        member("policyType", "IDENTITY_POLICY"))
                                .status())
                .isEqualTo(400);
    }

    private WireResponse noNewAccess(String older, String newer) {
        return send(
                "/policy/check-no-new-access",
                "",
                member("existingPolicyDocument", older),
                member("newPolicyDocument", newer),
                member("policyType", "IDENTITY_POLICY"));
    }

    @Test
    void passesAPolicyWithoutNewAccess() {
        assertThat(text(noNewAccess(READ_AND_LIST, READ)))
                .isEqualTo(
                        "{\"result\":\"PASS\",\"message\":\"The modified permissions do not grant"
                                + " new access compared to your existing policy.\"}");
    }

    @Test
    void namesTheStatementsThatGrantNewAccess() {
        assertThat(text(noNewAccess(READ, READ_AND_LIST)))
                .startsWith(
                        "{\"result\":\"FAIL\",\"message\":\"The modified permissions grant new"
                                + " access compared to your existing policy.\",\"reasons\":"
                                + "[{\"description\":\"New access in the statement with sid: List.")
                .endsWith("\"statementIndex\":1,\"statementId\":\"List\"}]}");
    }

    private WireResponse notGranted(String document, String access) {
        return send(
                "/policy/check-access-not-granted",
                "",
                member("policyDocument", document),
                "\"access\":" + access.replace('\'', '"'),
                member("policyType", "IDENTITY_POLICY"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'actions':['s3:DeleteBucket','s3:GetBucketLocation']}] | PASS",
                "[{'actions':['s3:getobject']}] | FAIL",
                "[{'actions':['s3:*']}] | FAIL",
                "[{'resources':['arn:aws:s3:::c/*']}] | PASS",
                "[{'resources':['arn:aws:s3:::b/x']}] | FAIL",
                "[{'actions':['s3:GetObject'],'resources':['arn:aws:s3:::c/x']}] | PASS"
            })
    void checksThatAccessIsNotGranted(String access, String result) {
        WireResponse response = notGranted(READ, access);

        assertThat(text(response))
                .startsWith("{\"result\":\"" + result + "\",\"message\":\"The policy");
        assertThat(text(response).contains("\"reasons\":[{")).isEqualTo(result.equals("FAIL"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | ValidationException",
                "[{}] | InvalidParameterException",
                "[{'actions':['nonsense']}] | InvalidParameterException",
                "[{'actions':['s3:a']},{'actions':['s3:b']}] | ValidationException"
            })
    void refusesAnAccessThatAsksNothing(String access, String code) {
        WireResponse response = notGranted(READ, access);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).containsEntry("x-amzn-ErrorType", code);
    }

    private WireResponse noPublicAccess(String document, String type) {
        return send(
                "/policy/check-no-public-access",
                "",
                member("policyDocument", document),
                member("resourceType", type));
    }

    @Test
    void tellsPublicAccessFromAccessOfTheNamed() {
        assertThat(text(noPublicAccess(NAMED, "AWS::S3::Bucket")))
                .isEqualTo(
                        "{\"result\":\"PASS\",\"message\":\"The resource policy does not grant public"
                                + " access for the given resource type.\"}");
        assertThat(text(noPublicAccess(OPEN, "AWS::S3::Bucket")))
                .startsWith(
                        "{\"result\":\"FAIL\",\"message\":\"The resource policy grants public access"
                                + " for the given resource type.\",\"reasons\":[{\"description\":"
                                + "\"Public access granted in the following statement with sid: Bob.");
    }

    @Test
    void tellsTrustInAnybodyFromTrustInOneRepository() {
        String trust =
                "{'Sid':'Ci','Effect':'Allow','Principal':{'Federated':'arn:aws:iam::111122223333:"
                        + "oidc-provider/token.actions.githubusercontent.com'},"
                        + "'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringLike':{"
                        + "'token.actions.githubusercontent.com:sub':'%s'}}}";
        String type = "AWS::IAM::AssumeRolePolicyDocument";

        assertThat(text(noPublicAccess(policy(trust.formatted("repo:octo-org/app:*")), type)))
                .startsWith("{\"result\":\"PASS\"");
        assertThat(text(noPublicAccess(policy(trust.formatted("repo:*:*")), type)))
                .startsWith("{\"result\":\"FAIL\"")
                .contains("with sid: Ci.");
    }

    @Test
    void refusesTypesOfResourcesItDoesNotKnow() {
        assertThat(text(noPublicAccess(OPEN, "AWS::EC2::Instance"))).contains("enum value set");
    }

    @Test
    void refusesPoliciesWithErrors() {
        WireResponse response = noNewAccess(READ, policy("{'Effect':'allow'}"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers())
                .containsEntry("x-amzn-ErrorType", "InvalidParameterException");
        assertThat(text(response)).contains("The policy document is invalid: ", "(line 1, column ");
    }

    @Test
    void servesNothingElseOfAccessAnalyzer() {
        WireResponse response = send("/policy/generation", "");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers())
                .containsEntry("x-amzn-ErrorType", "UnknownOperationException");
    }
}
