package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a workflow does with `aws-actions/configure-aws-credentials` once it has credentials: a
/// second role with session tags, profiles, guards, and the end of the job.
class ConfigureAwsCredentialsChainTest {

    private static final String RELEASE_ARN = "arn:aws:iam::123456789012:role/release";

    /// Trusts the first role for sessions that carry the action's tags and the external id.
    private static final String RELEASE =
            """
            roles:
              release:
                AssumeRolePolicyDocument:
                  Version: 2012-10-17
                  Statement:
                    - Effect: Allow
                      Principal: {AWS: "arn:aws:iam::123456789012:role/deploy"}
                      Action: sts:AssumeRole
                      Condition:
                        StringEquals:
                          sts:ExternalId: ticket-7
                          aws:RequestTag/Repository: octo-org/octo-repo
                          aws:RequestTag/CostCenter: "42"
                    - Effect: Allow
                      Principal: {AWS: "arn:aws:iam::123456789012:role/deploy"}
                      Action: sts:TagSession
            """;

    private static final Map<String, String> CHAIN =
            Map.of(
                    "role-to-assume", RELEASE_ARN,
                    "role-external-id", "ticket-7",
                    "custom-tags", "{\"CostCenter\": 42}",
                    "transitive-tag-keys", "Repository\nCostCenter");

    @TempDir private static Path temp;
    private static RunningMayfly mayfly;
    private static GithubJob main;
    private static Map<String, String> first;

    @BeforeAll
    static void start() {
        GithubJob.action();
        mayfly = RunningMayfly.start(temp.resolve("data"));
        Deployment.on(mayfly, temp);
        Path file = Deployment.write(temp.resolve("release.yml"), RELEASE);
        Finished applied = mayfly.mayfly("apply", file.toString());
        assertThat(applied.exitCode()).as(applied.out() + applied.err()).isZero();
        main = GithubJob.on(mayfly, temp, "refs/heads/main");
        first = main.run(Map.of("role-to-assume", Deployment.ROLE_ARN)).succeeded().credentials();
    }

    @AfterAll
    static void stop() {
        if (mayfly != null) {
            mayfly.close();
        }
    }

    @Test
    void aSecondRoleIsAssumedWithTheJobsTags() {
        GithubJob.Step step =
                main.with(first).run(with(CHAIN, "role-chaining", "true")).succeeded();

        assertThat(step.output("authenticated-arn"))
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/release/GitHubActions");
        assertThat(mayfly.mayfly("trail", "--format", "json").out())
                .contains("\"CostCenter\"", "\"octocat\"");
    }

    @Test
    void aSecondRoleIsRefusedWithoutTheTagsItsTrustAsksFor() {
        Map<String, String> bare = with(CHAIN, "role-skip-session-tagging", "true");

        assertThat(main.with(first).run(with(bare, "role-chaining", "true")).error())
                .contains(
                        "Could not assume role with user credentials",
                        "is not authorized to perform: sts:AssumeRole");
    }

    @Test
    void aSecondRoleIsRefusedWithAnotherExternalId() {
        Map<String, String> other = with(CHAIN, "role-external-id", "ticket-8");

        assertThat(main.with(first).run(with(other, "role-chaining", "true")).error())
                .contains("is not authorized to perform: sts:AssumeRole");
    }

    @Test
    void aChainedSessionLastsAnHourAtMost() {
        Map<String, String> longer = with(CHAIN, "role-duration-seconds", "3601");

        assertThat(main.with(first).run(with(longer, "role-chaining", "true")).error())
                .contains(
                        "DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
    }

    @Test
    void credentialsGivenAsInputsAssumeARoleByItsNameAlone() {
        GithubJob.Step step =
                main.run(with(with(CHAIN, keys()), "role-to-assume", "release")).succeeded();

        assertThat(step.output("authenticated-arn")).contains(":assumed-role/release/");
    }

    @Test
    void aWrongSecretGivenAsInputIsRefused() {
        Map<String, String> wrong = with(keys(), "aws-secret-access-key", "A".repeat(40));

        assertThat(main.run(wrong).error())
                .contains(
                        "Credentials could not be loaded",
                        "The request signature we calculated does not match");
    }

    @Test
    void existingCredentialsAreKeptWhileTheyWork() {
        Map<String, String> keep =
                Map.of("role-to-assume", Deployment.ROLE_ARN, "use-existing-credentials", "true");
        Map<String, String> broken = with(first, "AWS_SESSION_TOKEN", "bm9uc2Vuc2U=");

        assertThat(main.with(first).run(keep).succeeded().credentials()).isEmpty();
        assertThat(main.with(broken).run(keep).succeeded().credentials()).hasSize(3);
    }

    @Test
    void theAccountIsGuardedAndMasked() {
        Map<String, String> deploy = Map.of("role-to-assume", Deployment.ROLE_ARN);

        GithubJob.Step ours =
                main.run(
                        with(
                                with(deploy, "allowed-account-ids", "111122223333, 123456789012"),
                                "mask-aws-account-id",
                                "true"));
        GithubJob.Step other = main.run(with(deploy, "allowed-account-ids", "111122223333"));

        assertThat(ours.succeeded().log().out()).contains("::add-mask::123456789012");
        assertThat(other.error())
                .contains("(123456789012) does not match any of the expected account IDs");
    }

    @Test
    void aProfileIsWrittenInsteadOfVariables() throws IOException {
        Map<String, String> profile =
                Map.of("role-to-assume", Deployment.ROLE_ARN, "aws-profile", "ci");

        GithubJob.Step step = main.run(profile).succeeded();

        Finished identity =
                mayfly.aws(
                        Map.of("HOME", temp.toString(), "AWS_PROFILE", "ci"),
                        "sts",
                        "get-caller-identity");

        assertThat(main.run(profile).error()).contains("profile").contains("already exists");
        main.run(with(profile, "overwrite-aws-profile", "true")).succeeded();
        assertThat(step.credentials()).isEmpty();
        assertThat(Files.readString(temp.resolve(".aws/config"))).contains("us-east-1");
        assertThat(identity.out())
                .as(identity.err())
                .contains(":assumed-role/deploy/GitHubActions");
    }

    @Test
    void aSecretWithoutSpecialCharactersIsFoundByAskingAgain() {
        Map<String, String> plain =
                Map.of(
                        "role-to-assume",
                        Deployment.ROLE_ARN,
                        "special-characters-workaround",
                        "true");

        assertThat(main.run(plain).succeeded().credentials().get("AWS_SECRET_ACCESS_KEY"))
                .matches("[A-Za-z0-9]{40}");
    }

    @Test
    void aRefusedRoleIsAskedForAsOftenAsTheWorkflowSays() {
        Map<String, String> twice =
                Map.of(
                        "role-to-assume",
                        RELEASE_ARN,
                        "disable-retry",
                        "false",
                        "retry-max-attempts",
                        "2");

        GithubJob.Step step = main.run(twice);

        assertThat(step.error())
                .contains("Not authorized to perform sts:AssumeRoleWithWebIdentity");
        assertThat(step.log().out()).contains("reached max retries (2)");
    }

    @Test
    void theEndOfTheJobBlanksTheVariables() {
        assertThat(main.with(first).cleanup().succeeded().credentials().values())
                .containsExactly("", "", "");
    }

    private static Map<String, String> keys() {
        return Map.of(
                "aws-access-key-id", first.get("AWS_ACCESS_KEY_ID"),
                "aws-secret-access-key", first.get("AWS_SECRET_ACCESS_KEY"),
                "aws-session-token", first.get("AWS_SESSION_TOKEN"));
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        return with(some, Map.of(name, value));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
