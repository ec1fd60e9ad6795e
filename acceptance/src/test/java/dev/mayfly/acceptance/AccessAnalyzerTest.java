package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `aws accessanalyzer`, unmodified: Debian's CLI 2 validates; it is older than the access checks,
/// for which there is CLI 1.
class AccessAnalyzerTest {

    private static final String READ =
            "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}";
    private static final String LIST =
            "{'Sid':'List','Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::b'}";
    private static final String PASS_ROLE =
            "{'Effect':'Allow','Action':'iam:PassRole','Resource':'*'}";
    private static final String OPEN =
            "{'Sid':'Bob','Effect':'Allow','Principal':'*','Action':'s3:GetObject'}";
    private static final String NAMED =
            "{'Sid':'Bob','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:user/J'},"
                    + "'Action':'s3:GetObject'}";

    @TempDir static Path temp;
    private static RunningMayfly mayfly;

    @BeforeAll
    static void start() {
        mayfly = RunningMayfly.start(temp.resolve("data"));
    }

    @AfterAll
    static void stop() {
        mayfly.close();
    }

    private static String file(String name, String... statements) {
        String policy =
                "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
        return "file://" + Deployment.write(temp.resolve(name), policy.replace('\'', '"'));
    }

    private static Finished check(String... arguments) {
        Optional<String> cli = AwsCliOneTest.onPath();
        assumeThat(cli).as("an AWS CLI of version 1 is on PATH").isPresent();
        List<String> all = new ArrayList<>(List.of("accessanalyzer"));
        all.addAll(List.of(arguments));
        return mayfly.otherAws(cli.orElseThrow(), all.toArray(String[]::new));
    }

    @Test
    void validatesAPolicy() {
        Finished findings =
                mayfly.aws(
                        "accessanalyzer",
                        "validate-policy",
                        "--policy-type",
                        "IDENTITY_POLICY",
                        "--policy-document",
                        file("pass.json", PASS_ROLE),
                        "--query",
                        "findings[].[findingType,issueCode,locations[0].span.start.line]",
                        "--output",
                        "text");

        assertThat(findings.exitCode()).as(findings.err()).isZero();
        assertThat(findings.out()).contains("SECURITY_WARNING\tPASS_ROLE_WITH_STAR_IN_RESOURCE\t1");
    }

    @Test
    void validatesPageByPage() {
        String policy = file("two.json", PASS_ROLE, "{'Effect':'allow','Action':'s3:GetObjct'}");
        String[] whole = {
            "accessanalyzer",
            "validate-policy",
            "--policy-type",
            "IDENTITY_POLICY",
            "--policy-document",
            policy,
            "--query",
            "findings[].issueCode"
        };
        List<String> paged = new ArrayList<>(List.of(whole));
        paged.addAll(List.of("--page-size", "1"));

        Finished pages = mayfly.aws(paged.toArray(String[]::new));

        assertThat(pages.exitCode()).as(pages.err()).isZero();
        assertThat(pages.out()).contains("INVALID_EFFECT").isEqualTo(mayfly.aws(whole).out());
    }

    @Test
    void refusesInTheServicesOwnErrors() {
        Finished refused =
                mayfly.aws(
                        "accessanalyzer",
                        "validate-policy",
                        "--policy-type",
                        "IDENTITY_POLICY",
                        "--policy-document",
                        file("read.json", READ),
                        "--next-token",
                        "none");
        Finished unserved = mayfly.aws("accessanalyzer", "list-analyzers");

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.err()).contains("(ValidationException)", "nextToken");
        assertThat(unserved.err())
                .contains("(UnknownOperationException)", "No operation is served at GET /analyzer");
    }

    @Test
    void comparesPolicies() {
        String read = file("old.json", READ);
        String more = file("new.json", READ, LIST);

        assertThat(noNewAccess(more, read).out()).contains("\"result\": \"PASS\"");
        assertThat(noNewAccess(read, more).out())
                .contains("\"result\": \"FAIL\"", "\"statementId\": \"List\"");
    }

    private static Finished noNewAccess(String older, String newer) {
        return check(
                "check-no-new-access",
                "--existing-policy-document",
                older,
                "--new-policy-document",
                newer,
                "--policy-type",
                "IDENTITY_POLICY");
    }

    @ParameterizedTest
    @CsvSource({"s3:DeleteBucket,PASS", "s3:GetObject,FAIL"})
    void checksThatAccessIsNotGranted(String action, String result) {
        Finished answer =
                check(
                        "check-access-not-granted",
                        "--policy-document",
                        file("granted.json", READ),
                        "--access",
                        "actions=" + action,
                        "--policy-type",
                        "IDENTITY_POLICY");

        assertThat(answer.out()).as(answer.err()).contains("\"result\": \"" + result + "\"");
    }

    @Test
    void checksThatNobodyUnknownGetsIn() {
        assertThat(publicly(file("open.json", OPEN)).out())
                .contains("\"result\": \"FAIL\"", "\"statementId\": \"Bob\"");
        assertThat(publicly(file("named.json", NAMED)).out()).contains("\"result\": \"PASS\"");
        assertThat(publicly(file("broken.json", "{'Effect':'allow'}")).err())
                .contains("(InvalidParameterException)");
    }

    private static Finished publicly(String policy) {
        return check(
                "check-no-public-access",
                "--policy-document",
                policy,
                "--resource-type",
                "AWS::S3::Bucket");
    }
}
