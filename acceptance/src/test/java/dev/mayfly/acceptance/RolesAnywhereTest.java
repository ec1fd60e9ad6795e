package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions for certificates, and the control plane by stock clients: boto3 and both AWS CLIs.
class RolesAnywhereTest {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir static Path temp;
    private static RunningMayfly mayfly;
    private static Finished client;
    private static Map<String, String> answers;

    @BeforeAll
    static void start() {
        assumeThat(
                        Finished.run(Map.of(), List.of(PYTHON, "-c", "import boto3, cryptography"))
                                .exitCode())
                .as("python3-boto3 and python3-cryptography are installed")
                .isZero();
        mayfly = RunningMayfly.start(temp.resolve("data"));
        client = mayfly.python("src/test/clients/roles_anywhere.py");
        answers = new HashMap<>();
        client.out()
                .lines()
                .map(line -> line.split(": ", 2))
                .forEach(parts -> answers.put(parts[0], parts[1].strip()));
    }

    @AfterAll
    static void stop() {
        if (mayfly != null) {
            mayfly.close();
        }
    }

    @Test
    void everyCaseRan() {
        assertThat(client.exitCode()).as(client.out() + client.err()).isZero();
        assertThat(answers).hasSizeGreaterThan(45);
    }

    @Test
    void takesEveryKeyAndBothPlacesForTheArns() {
        for (String taken :
                List.of(
                        "takes rsa2048",
                        "takes rsa3072",
                        "takes rsa4096",
                        "takes p256",
                        "takes p384",
                        "takes the query",
                        "takes a chain of four and one that leads nowhere",
                        "takes a session name",
                        "takes half an hour's certificate",
                        "takes another after it",
                        "takes it when the list is disabled")) {
            assertThat(answers).as(client.err()).containsEntry(taken, "201");
        }
    }

    @Test
    void answersInTheShapeThatClientsRead() {
        assertThat(answers)
                .containsEntry(
                        "answers",
                        "['credentialSet', 'subjectArn'] ['assumedRoleUser', 'credentials',"
                                + " 'packedPolicySize', 'roleArn', 'sourceIdentity']"
                                + " ['accessKeyId', 'expiration', 'secretAccessKey',"
                                + " 'sessionToken']")
                .containsEntry("names", "True CN=node1")
                .containsEntry("works", "True")
                .containsEntry("named", "arn:aws:sts::123456789012:assumed-role/server/build-1")
                .containsEntry("capped", "True");
    }

    @Test
    void tellsNobodyWhyItDoesNotTrustACertificate() {
        for (String untrusted :
                List.of(
                        "without its intermediates",
                        "another anchor",
                        "a stranger of the same name",
                        "an authority",
                        "the anchor itself",
                        "an expired certificate",
                        "a certificate of tomorrow",
                        "SHA-1",
                        "a revoked certificate",
                        "below a revoked intermediate")) {
            assertThat(answers)
                    .containsEntry(
                            "refuses " + untrusted,
                            "403 AccessDeniedException Untrusted signing certificate");
        }
    }

    @Test
    void tellsWhatIsWrongWithARequestByItself() {
        for (String wrong : List.of("a changed body", "another key")) {
            assertThat(answers)
                    .containsEntry(
                            "refuses " + wrong, "403 AccessDeniedException Invalid signature");
        }
        refuses("a replay", "403 AccessDeniedException Invalid signature: this request was used");
        refuses("an algorithm the key is not of", "403 AccessDeniedException The algorithm");
        refuses("a hash that AWS does not define", "400 IncompleteSignatureException Unsupported");
        refuses("another serial number", "403 AccessDeniedException The serial number");
        refuses("x-amz-x509 twice", "400 IncompleteSignatureException The header");
        refuses("x-amz-date twice", "400 IncompleteSignatureException The header");
        refuses("host twice", "400 ");
        refuses("an old signature", "403 AccessDeniedException Signature expired");
        refuses("another region", "403 AccessDeniedException Credential should be scoped");
        refuses("another service", "403 AccessDeniedException Credential should be scoped");
        refuses("a chain of six", "400 IncompleteSignatureException X-Amz-X509 or");
        refuses("RSA of 1024 bits", "403 AccessDeniedException The certificate in X-Amz-X509");
        refuses("two anchors", "400 ValidationException trustAnchorArn differs");
        refuses("without a role", "400 ValidationException roleArn is missing");
        refuses("five minutes", "400 ValidationException 1 validation error detected");
    }

    @Test
    void refusesWhatAnchorProfileAndTrustPolicyDoNotAllow() {
        refuses("whom the trust policy does not mean", "403 AccessDeniedException Unable to");
        refuses("a role the profile does not list", "403 AccessDeniedException Access denied");
        refuses("an anchor that is not there", "404 ResourceNotFoundException There is no");
        refuses(
                "a session name",
                "403 AccessDeniedException Not authorized to set roleSessionName.");
        refuses("ten minutes' certificate", "403 AccessDeniedException Access denied: the cert");
        refuses("by a disabled profile", "403 AccessDeniedException Access denied: the profile");
        refuses("by a disabled anchor", "403 AccessDeniedException Access denied: the trust");
    }

    private static void refuses(String what, String beginning) {
        assertThat(answers.get("refuses " + what)).as(what).startsWith(beginning);
    }

    /// What the caller is not told, the administrator is.
    @Test
    void explainsARefusalToTheAdministrator() {
        Finished refused =
                mayfly.aws(
                        "cloudtrail",
                        "lookup-events",
                        "--lookup-attributes",
                        "AttributeKey=EventName,AttributeValue=CreateSession",
                        "--query",
                        "Events[?contains(CloudTrailEvent, 'Untrusted')].EventId",
                        "--output",
                        "text");
        StringBuilder reasons = new StringBuilder();
        for (String event : refused.out().strip().split("\\s+", -1)) {
            reasons.append(mayfly.mayfly("explain", event).out());
        }

        assertThat(reasons.toString())
                .contains(
                        "is an authority's",
                        "expired at",
                        "is not valid before",
                        "is signed with SHA1",
                        "was revoked at",
                        "no certificates lead from the issuer",
                        "is not signed by the issuer it names");
    }

    @Test
    void recordsWhoseCertificateASessionWasGivenFor() {
        Finished event =
                mayfly.aws(
                        "cloudtrail",
                        "lookup-events",
                        "--lookup-attributes",
                        "AttributeKey=EventName,AttributeValue=CreateSession",
                        "--query",
                        "Events[?contains(CloudTrailEvent, 'build-1')].CloudTrailEvent | [0]",
                        "--output",
                        "text");

        assertThat(event.out())
                .as(event.err())
                .contains(
                        "\"type\":\"AWSService\"",
                        "\"invokedBy\":\"rolesanywhere.amazonaws.com\"",
                        "\"x509Subject\":\"OU=prod,CN=node1\"",
                        "\"roleSessionName\":\"build-1\"",
                        "\"sourceIdentity\":\"CN=node1\"",
                        "\"subjectArn\":\"arn:aws:rolesanywhere:us-east-1:123456789012:subject/");
    }

    @Test
    void stockCommandLinesRunTheControlPlane() {
        Finished debian =
                mayfly.aws("rolesanywhere", "list-subjects", "--query", "subjects[].x509Subject");

        assertThat(debian.out()).as(debian.err()).contains("OU=prod,CN=node1");
        Optional<String> cli = AwsCliOneTest.onPath();
        assumeThat(cli).as("an AWS CLI of version 1 is on PATH").isPresent();
        Finished profiles =
                mayfly.otherAws(
                        cli.orElseThrow(),
                        "rolesanywhere",
                        "list-profiles",
                        "--page-size",
                        "1",
                        "--query",
                        "profiles[].[name,acceptRoleSessionName]",
                        "--output",
                        "text");
        Finished missing =
                mayfly.otherAws(
                        cli.orElseThrow(),
                        "rolesanywhere",
                        "get-profile",
                        "--profile-id",
                        "22222222-2222-2222-2222-222222222222");

        assertThat(profiles.out()).as(profiles.err()).contains("servers\tTrue");
        assertThat(missing.err()).contains("(ResourceNotFoundException)");
    }

    @Test
    void boto3CallsEveryOperationOfTheControlPlane() {
        Finished whole = mayfly.python("src/test/clients/anywhere_control.py");

        assertThat(whole.exitCode()).as(whole.out() + whole.err()).isZero();
        assertThat(whole.out().lines().toList()).as(whole.out()).contains("not called: []");
    }
}
