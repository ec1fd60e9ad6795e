package dev.mayfly.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Records against files, member by member and in order. The file `aws-…` is a record AWS wrote
/// (its ids replaced, its version ours); the others are ours: `-Dgolden.update=true` rewrites
/// those.
class CloudTrailRecordCodecTest {

    private static final Path FILES = Path.of("src/test/resources/dev/mayfly/cloudtrail");
    private static final String ACCOUNT = "111122223333";
    private static final String ROLE = "arn:aws:iam::111122223333:role/deploy";
    private static final String PROVIDER =
            "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
    private static final String SUBJECT = "repo:acme/app:ref:refs/heads/main";
    private static final Instant TIME = Instant.parse("2025-04-16T02:46:56.789Z");
    private static final TrailEvent.Origin TLS =
            new TrailEvent.Origin(
                    "192.0.2.36",
                    "aws-sdk-nodejs/2.1112.0 linux/v20.19.0 configure-aws-credentials-for-github-actions promise",
                    Optional.of("sts.us-east-1.amazonaws.com"),
                    Optional.of("TLSv1.3"),
                    Optional.of("TLS_AES_128_GCM_SHA256"));
    private static final TrailEvent.Origin PLAIN =
            new TrailEvent.Origin(
                    "127.0.0.1",
                    "aws-cli/2.36.7",
                    Optional.of("127.0.0.1:6293"),
                    Optional.empty(),
                    Optional.empty());
    private static final Map<String, String> CLAIMS =
            Map.of(
                    "workflow", "release",
                    "repository", "acme/app",
                    "run_id", "4711",
                    "ref", "refs/heads/main");

    @Test
    void writesTheRecordThatAwsWroteOfTheSameCall() throws IOException {
        Map<String, Object> additional =
                ordered(
                        "identityProviderConnectionVerificationMethod",
                        "IAMTrustStore",
                        "RequestDetails",
                        ordered(
                                "awsServingRegion", "us-east-1",
                                "endpointType", "regional"));

        String record = PrettyJson.of(CloudTrailRecordCodec.encode(issued(Map.of(), additional)));

        assertThat(record).isEqualTo(file("aws-assume-role-with-web-identity.json"));
    }

    @Test
    void writesTheClaimsOfTheJobThatBroughtTheToken() throws IOException {
        golden("web-identity-with-claims.json", issued(CLAIMS, Map.of()));
    }

    @Test
    void writesALaterCallOfTheJobsSession() throws IOException {
        UserIdentity session =
                new UserIdentity.AssumedRole(
                        "AROAEXAMPLEID:GitHubActions",
                        "arn:aws:sts::111122223333:assumed-role/deploy/GitHubActions",
                        ACCOUNT,
                        "ASIARTX3GSDSEXAMPLE",
                        new UserIdentity.SessionIssuer("AROAEXAMPLEID", ROLE, ACCOUNT, "deploy"),
                        TIME,
                        Optional.of(
                                new UserIdentity.Federation(
                                        PROVIDER,
                                        Map.of(
                                                "token.actions.githubusercontent.com:sub",
                                                SUBJECT,
                                                "token.actions.githubusercontent.com:aud",
                                                "sts.amazonaws.com"))),
                        Optional.of("octocat"),
                        CLAIMS);

        golden("call-of-a-session.json", event("GetCallerIdentity", PLAIN, session));
    }

    @Test
    void writesARefusalOfSomebodyUnknown() throws IOException {
        TrailEvent refused =
                refused(new UserIdentity.Unknown(Optional.of("ASIAEXAMPLE")), "Not authorized");

        golden("refused-unknown.json", refused);
    }

    @Test
    void writesTheOwnerOfTheMachine() throws IOException {
        golden(
                "local-operator.json",
                event("AssumeRole", PLAIN, new UserIdentity.LocalOperator("root")));
    }

    @Test
    void writesWhateverTextCallersSendAsValidJson() {
        String nasty = "\"\\\u0000\u001f\u2028\uD83D\uDE00\uD800 </script>";

        byte[] record =
                CloudTrailRecordCodec.encode(
                        refused(new UserIdentity.Unknown(Optional.of(nasty)), nasty));

        assertThat(PrettyJson.of(record)).contains("\uD83D\uDE00? </script>");
        assertThat(new String(record, StandardCharsets.UTF_8))
                .contains("\\u0000")
                .doesNotContain("\n");
    }

    @Test
    void cutsTextThatAwsWouldCut() {
        String record =
                new String(
                        CloudTrailRecordCodec.encode(
                                refused(
                                        new UserIdentity.Unknown(Optional.empty()),
                                        "m".repeat(5000))),
                        StandardCharsets.UTF_8);

        assertThat(record).contains("\"" + "m".repeat(1024) + "\"");
    }

    @Test
    void keepsTheExplanationOut() {
        TrailEvent refused = refused(new UserIdentity.Unknown(Optional.empty()), "no");

        assertThat(refused.denial()).isPresent();
        assertThat(CloudTrailRecordCodec.encode(refused))
                .asString(StandardCharsets.UTF_8)
                .doesNotContain("statement");
    }

    private static TrailEvent issued(Map<String, String> claims, Map<String, Object> additional) {
        return new TrailEvent(
                "ef0464cd-918e-4528-9ea3-1a081d39b393",
                "6936cb5f-948b-4139-8939-06118942c0cc",
                TIME,
                "sts.amazonaws.com",
                "AssumeRoleWithWebIdentity",
                true,
                "us-east-1",
                ACCOUNT,
                TLS,
                new UserIdentity.WebIdentityUser(
                        PROVIDER + ":sts.amazonaws.com:" + SUBJECT, SUBJECT, PROVIDER, claims),
                Optional.empty(),
                Optional.of(
                        ordered(
                                "roleArn",
                                ROLE,
                                "roleSessionName",
                                "GitHubActions",
                                "durationSeconds",
                                3600)),
                Optional.of(answer()),
                additional,
                List.of(new TrailEvent.Resource(ROLE, "AWS::IAM::Role", ACCOUNT)),
                Optional.empty(),
                Optional.empty());
    }

    private static Map<String, Object> answer() {
        return ordered(
                "credentials",
                ordered(
                        "accessKeyId", "ASIARTX3GSDSEXAMPLE",
                        "sessionToken", "",
                        "expiration", "Apr 16, 2025, 3:46:56 AM"),
                "subjectFromWebIdentityToken",
                SUBJECT,
                "assumedRoleUser",
                ordered(
                        "assumedRoleId", "AROAEXAMPLEID:GitHubActions",
                        "arn", "arn:aws:sts::111122223333:assumed-role/deploy/GitHubActions"),
                "provider",
                PROVIDER,
                "audience",
                "sts.amazonaws.com");
    }

    private static TrailEvent event(String name, TrailEvent.Origin origin, UserIdentity identity) {
        return new TrailEvent(
                "01963c5f-8a01-7abc-9def-000000000001",
                "6936cb5f-948b-4139-8939-06118942c0cc",
                TIME,
                "sts.amazonaws.com",
                name,
                true,
                "us-east-1",
                ACCOUNT,
                origin,
                identity,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.of("01963c5f-8a01-7abc-9def-0000000000ff"),
                Optional.empty());
    }

    private static TrailEvent refused(UserIdentity identity, String message) {
        return new TrailEvent(
                "01963c5f-8a01-7abc-9def-000000000001",
                "6936cb5f-948b-4139-8939-06118942c0cc",
                TIME,
                "iam.amazonaws.com",
                "ListRoles",
                true,
                "us-east-1",
                ACCOUNT,
                PLAIN,
                identity,
                Optional.of(new TrailEvent.Failure("AccessDenied", message)),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.of("{\"statement\":1}"));
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        List<Object> rest = new ArrayList<>(List.of(namesAndValues));
        Map<String, Object> map = new LinkedHashMap<>();
        while (!rest.isEmpty()) {
            map.put(rest.removeFirst().toString(), rest.removeFirst());
        }
        return map;
    }

    private static void golden(String name, TrailEvent event) throws IOException {
        String record = PrettyJson.of(CloudTrailRecordCodec.encode(event));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILES.resolve(name), record);
        }
        assertThat(record).isEqualTo(file(name));
    }

    private static String file(String name) throws IOException {
        return Files.readString(FILES.resolve(name));
    }
}
