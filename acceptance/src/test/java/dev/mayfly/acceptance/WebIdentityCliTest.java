package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of the README, told by Debian's AWS CLI.
class WebIdentityCliTest {

    @TempDir private static Path temp;
    private static RunningMayfly mayfly;
    private static Deployment deployment;

    @BeforeAll
    static void start() {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/aws")))
                .as("Debian's awscli is installed")
                .isTrue();
        mayfly = RunningMayfly.start(temp.resolve("data"));
        deployment = Deployment.on(mayfly, temp);
    }

    @AfterAll
    static void stop() {
        if (mayfly != null) {
            mayfly.close();
        }
    }

    @Test
    void aTokenOfTheMainBranchBecomesAnHourOfCredentials() {
        Map<String, String> job = job("refs/heads/main");

        Finished identity = mayfly.aws(job, "sts", "get-caller-identity", "--output", "json");

        assertThat(identity.exitCode()).as(identity.err()).isZero();
        assertThat(identity.out())
                .contains("\"Account\": \"123456789012\"")
                .contains("\"Arn\": \"arn:aws:sts::123456789012:assumed-role/deploy/run-1\"");
    }

    @Test
    void theSessionMayWhatItsPoliciesAllowAndNothingElse() {
        Map<String, String> job = job("refs/heads/main");

        Finished read = mayfly.aws(job, "iam", "get-role", "--role-name", "deploy");
        Finished write = mayfly.aws(job, "iam", "delete-role", "--role-name", "deploy");

        assertThat(read.exitCode()).as(read.err()).isZero();
        assertThat(read.out()).contains(Deployment.ROLE_ARN);
        assertThat(write.exitCode()).isNotZero();
        assertThat(write.err())
                .contains("(AccessDenied)")
                .contains(
                        "User: arn:aws:sts::123456789012:assumed-role/deploy/run-1 is not authorized"
                                + " to perform: iam:DeleteRole on resource:"
                                + " arn:aws:iam::123456789012:role/deploy because no"
                                + " identity-based policy allows the iam:DeleteRole action");
    }

    @Test
    void anotherBranchIsRefusedInAwssWordsAndExplainedToTheAdministrator() {
        Finished refused =
                mayfly.aws(
                        Map.of(),
                        "sts",
                        "assume-role-with-web-identity",
                        "--role-arn",
                        Deployment.ROLE_ARN,
                        "--role-session-name",
                        "run-2",
                        "--web-identity-token",
                        deployment.token("refs/heads/evil"));

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.err())
                .contains(
                        "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity"
                                + " operation: Not authorized to perform"
                                + " sts:AssumeRoleWithWebIdentity");

        Finished explained = mayfly.mayfly("explain", "--message", refused.err());

        assertThat(explained.out())
                .contains("repo:octo-org/octo-repo:ref:refs/heads/main")
                .contains("repo:octo-org/octo-repo:ref:refs/heads/evil");
    }

    @Test
    void aMissingRoleLooksLikeOneThatTrustsNobody() {
        Finished refused =
                mayfly.aws(
                        Map.of(),
                        "sts",
                        "assume-role-with-web-identity",
                        "--role-arn",
                        "arn:aws:iam::123456789012:role/nobody",
                        "--role-session-name",
                        "run-3",
                        "--web-identity-token",
                        deployment.token("refs/heads/main"));

        assertThat(refused.err())
                .contains("(AccessDenied)")
                .contains("Not authorized to perform sts:AssumeRoleWithWebIdentity")
                .doesNotContain("nobody");
    }

    @Test
    void theTrailKnowsTheRepositoryAndTheStockCliReadsIt() {
        Map<String, String> job = job("refs/heads/main");
        mayfly.aws(job, "sts", "get-caller-identity");

        Finished ours = mayfly.mayfly("trail", "--repo", "octo-org/octo-repo", "--format", "json");
        Finished stock =
                mayfly.aws(
                        "cloudtrail",
                        "lookup-events",
                        "--lookup-attributes",
                        "AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity");

        assertThat(ours.out())
                .contains("AssumeRoleWithWebIdentity", "GetCallerIdentity")
                .doesNotContain(job.get("AWS_SECRET_ACCESS_KEY"))
                .doesNotContain(job.get("AWS_SESSION_TOKEN"));
        assertThat(stock.exitCode()).as(stock.err()).isZero();
        assertThat(stock.out())
                .contains("AssumeRoleWithWebIdentity", "octo-org/octo-repo", "WebIdentityUser")
                .doesNotContain(job.get("AWS_SECRET_ACCESS_KEY"))
                .doesNotContain(job.get("AWS_SESSION_TOKEN"));
    }

    @Test
    void anAccessKeyIsRefusedWithTheWaysToDoWithoutOne() {
        mayfly.aws("iam", "create-user", "--user-name", "jane");

        Finished refused = mayfly.aws("iam", "create-access-key", "--user-name", "jane");

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.err()).contains("OIDC", "Roles Anywhere", "aws sso login");
    }

    @Test
    void restartingKeepsTheAccountAndTheLivingSessions() {
        Path data = temp.resolve("restart");
        Map<String, String> job;
        String listen;
        try (RunningMayfly first = RunningMayfly.start(data)) {
            listen = first.url().getAuthority();
            job = credentials(first, Deployment.on(first, temp).token("refs/heads/main"));
        }
        try (RunningMayfly second = RunningMayfly.start(data, "--listen", listen)) {
            Finished identity = second.aws(job, "sts", "get-caller-identity");

            assertThat(identity.exitCode()).as(identity.err()).isZero();
            assertThat(identity.out()).contains("assumed-role/deploy/run-1");
        }
    }

    private static Map<String, String> job(String branch) {
        return credentials(mayfly, deployment.token(branch));
    }

    private static Map<String, String> credentials(RunningMayfly authority, String token) {
        Finished assumed =
                authority.aws(
                        Map.of(),
                        "sts",
                        "assume-role-with-web-identity",
                        "--role-arn",
                        Deployment.ROLE_ARN,
                        "--role-session-name",
                        "run-1",
                        "--web-identity-token",
                        token,
                        "--query",
                        "Credentials.[AccessKeyId,SecretAccessKey,SessionToken]",
                        "--output",
                        "text");
        assertThat(assumed.exitCode()).as(assumed.err()).isZero();
        List<String> values = List.of(assumed.out().strip().split("\t"));
        assertThat(values.get(0)).startsWith("ASIA").hasSize(20);
        return Map.of(
                "AWS_ACCESS_KEY_ID", values.get(0),
                "AWS_SECRET_ACCESS_KEY", values.get(1),
                "AWS_SESSION_TOKEN", values.get(2));
    }
}
