package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `aws-actions/configure-aws-credentials`, unchanged, in a job with a GitHub-shaped token.
class ConfigureAwsCredentialsTest {

    private static final Map<String, String> DEPLOY =
            Map.of("role-to-assume", Deployment.ROLE_ARN, "role-session-name", "run-1");
    private static final String SESSION = "arn:aws:sts::123456789012:assumed-role/deploy/run-1";

    @TempDir private static Path temp;
    private static RunningMayfly mayfly;
    private static Deployment deployment;
    private static GithubJob main;

    @BeforeAll
    static void start() {
        GithubJob.action();
        mayfly = RunningMayfly.start(temp.resolve("data"));
        deployment = Deployment.on(mayfly, temp);
        main = GithubJob.on(mayfly, temp, "refs/heads/main");
    }

    @AfterAll
    static void stop() {
        if (mayfly != null) {
            mayfly.close();
        }
    }

    @Test
    void theMainBranchGetsCredentialsThatWorkAndAreMasked() {
        GithubJob.Step step = main.run(DEPLOY).succeeded();

        Finished identity = mayfly.aws(step.credentials(), "sts", "get-caller-identity");

        assertThat(identity.out()).as(identity.err()).contains(SESSION);
        assertThat(step.outputs())
                .containsEntry("aws-account-id", "123456789012")
                .containsEntry("authenticated-arn", SESSION);
        assertThat(step.environment()).containsEntry("AWS_REGION", "us-east-1");
        assertThat(step.credentials())
                .hasSize(3)
                .allSatisfy((_, secret) ->
                        assertThat(step.log().out().lines().filter(line -> line.contains(secret)))
                                .containsExactly("::add-mask::" + secret));
    }

    @Test
    void theEndpointIsGivenByAnInputAlone() {
        GithubJob plain = main.without("AWS_ENDPOINT");

        plain.run(with("sts-endpoint", mayfly.url().toString())).succeeded();
    }

    @Test
    void theSessionIsNamedByTheActionWhereTheWorkflowIsSilent() {
        GithubJob.Step step = main.run(Map.of("role-to-assume", Deployment.ROLE_ARN)).succeeded();

        assertThat(step.output("authenticated-arn")).endsWith(":assumed-role/deploy/GitHubActions");
    }

    @Test
    void anotherBranchIsRefusedInTheActionsWords() {
        GithubJob.Step step = GithubJob.on(mayfly, temp, "refs/heads/evil").run(DEPLOY);

        assertThat(step.error())
                .contains(
                        "Could not assume role with OIDC: Not authorized to perform"
                                + " sts:AssumeRoleWithWebIdentity");
        assertThat(step.credentials()).isEmpty();
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        GithubJob.Step step = main.run(with("audience", "https://elsewhere.example"));

        assertThat(step.error())
                .contains("Could not assume role with OIDC: Incorrect token audience");
    }

    @Test
    void aJobWithoutAnAuthenticRequestTokenGetsNone() {
        GithubJob stranger = main.with(Map.of("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "e30.AAAA"));

        assertThat(stranger.run(DEPLOY).error()).contains("getIDToken call failed");
    }

    @Test
    void theSessionEndsWhenTheWorkflowSays() {
        Map<String, String> quarter =
                Map.of(
                        "role-to-assume", Deployment.ROLE_ARN,
                        "role-duration-seconds", "900",
                        "output-credentials", "true");

        GithubJob.Step step = main.run(quarter).succeeded();

        String expiration = step.output("aws-expiration").replace("\"", "");
        assertThat(OffsetDateTime.parse(expiration).toInstant())
                .isCloseTo(
                        Instant.now().plus(Duration.ofMinutes(15)), within(1, ChronoUnit.MINUTES));
        assertThat(step.outputs()).containsKeys("aws-access-key-id", "aws-session-token");
    }

    @Test
    void credentialsAreOutputAloneWhereTheWorkflowWantsNoVariables() {
        Map<String, String> quiet =
                Map.of(
                        "role-to-assume", Deployment.ROLE_ARN,
                        "output-credentials", "true",
                        "output-env-credentials", "false",
                        "unset-current-credentials", "true",
                        "action-timeout-s", "60");

        GithubJob.Step step = main.run(quiet).succeeded();

        assertThat(step.environment()).isEmpty();
        Map<String, String> credentials =
                Map.of(
                        "AWS_ACCESS_KEY_ID", step.output("aws-access-key-id"),
                        "AWS_SECRET_ACCESS_KEY", step.output("aws-secret-access-key"),
                        "AWS_SESSION_TOKEN", step.output("aws-session-token"));
        Finished identity = mayfly.aws(credentials, "sts", "get-caller-identity");
        assertThat(identity.out()).as(identity.err()).contains(":assumed-role/deploy/");
    }

    @Test
    void skippingOidcLeavesTheTokenFileAndNothingElse() {
        Map<String, String> skip = with("force-skip-oidc", "true");
        String file = deployment.tokenFile("refs/heads/main").getFileName().toString();

        assertThat(main.run(skip).error()).contains("'web-identity-token-file' must be set");
        skip.put("web-identity-token-file", file);
        assertThat(main.run(skip).succeeded().credentials()).hasSize(3);
    }

    @Test
    void aLongerSessionThanTheRoleAllowsIsRefused() {
        assertThat(main.run(with("role-duration-seconds", "3601")).error())
                .contains(
                        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role");
    }

    @Test
    void anInlineSessionPolicyNarrowsTheSession() {
        String listOnly =
                """
                {"Version": "2012-10-17", "Statement":
                  [{"Effect": "Allow", "Action": "iam:ListRoles", "Resource": "*"}]}
                """;
        Map<String, String> narrow =
                main.run(with("inline-session-policy", listOnly)).succeeded().credentials();

        assertThat(mayfly.aws(narrow, "iam", "list-roles").exitCode()).isZero();
        assertThat(mayfly.aws(narrow, "iam", "get-role", "--role-name", "deploy").err())
                .contains("because no session policy allows the iam:GetRole action");
    }

    @Test
    void aManagedSessionPolicyNarrowsTheSession() {
        String other = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
        String same = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";
        Map<String, String> narrow =
                main.run(with("managed-session-policies", other)).succeeded().credentials();
        Map<String, String> both =
                main.run(with("managed-session-policies", other + "\n" + same))
                        .succeeded()
                        .credentials();

        assertThat(mayfly.aws(narrow, "iam", "list-roles").err())
                .contains("no session policy allows");
        assertThat(mayfly.aws(both, "iam", "list-roles").exitCode()).isZero();
    }

    @Test
    void aTokenFileOfTheWorkspaceDoesWithoutGithubsEndpoint() {
        Path file = deployment.tokenFile("refs/heads/main");
        GithubJob silent = main.without("ACTIONS_ID_TOKEN");

        GithubJob.Step step =
                silent.run(with("web-identity-token-file", file.getFileName().toString()));

        assertThat(step.succeeded().outputs()).containsEntry("authenticated-arn", SESSION);
    }

    @Test
    void theTrailNamesTheActionAndTheRepository() {
        main.run(Map.of("role-to-assume", Deployment.ROLE_ARN, "role-session-name", "seen"))
                .succeeded();

        Finished trail = mayfly.mayfly("trail", "--repo", "octo-org/octo-repo", "--format", "json");

        assertThat(trail.out())
                .contains(
                        "assumed-role/deploy/seen", "configure-aws-credentials-for-github-actions");
    }

    private static Map<String, String> with(String input, String value) {
        Map<String, String> inputs = new HashMap<>(DEPLOY);
        inputs.put(input, value);
        return inputs;
    }
}
