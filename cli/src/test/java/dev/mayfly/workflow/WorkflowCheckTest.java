package dev.mayfly.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.cloudformation.YamlReader;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowCheckTest {

    private static final String STEP =
            """
                steps:
                  - uses: aws-actions/configure-aws-credentials@v6
                    with:
                      role-to-assume: arn:aws:iam::123456789012:role/ci/deploy
            """;

    private static final String NO_TOKEN = "MAYFLY_WORKFLOW_NO_TOKEN_PERMISSION";
    private static final String KEY = "MAYFLY_WORKFLOW_LONG_LIVED_KEY";
    private static final String NEVER = "MAYFLY_WORKFLOW_SUBJECT_NEVER_MATCHES";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permissions: {id-token: write}                   | ''                           | true",
                "permissions: write-all                           | ''                           | true",
                "permissions: {contents: read}                    | permissions: {id-token: write} | true",
                "permissions: {id-token: write}                   | permissions: {contents: read} | false",
                "permissions: {id-token: read}                    | ''                           | false",
                "permissions: read-all                            | ''                           | false",
                "name: without                                    | ''                           | false",
            })
    void asksForThePermissionToHaveAToken(String ofWorkflow, String ofJob, boolean enough) {
        List<String> codes =
                codes(
                        "on: push\n"
                                + ofWorkflow
                                + "\njobs:\n  deploy:\n    runs-on: x\n    "
                                + ofJob
                                + "\n"
                                + STEP);

        assertThat(codes).isEqualTo(enough ? List.of() : List.of(NO_TOKEN));
    }

    @Test
    void letsACalledWorkflowHaveItsCallersPermissions() {
        assertThat(codes("on: workflow_call\njobs:\n  deploy:\n" + STEP)).isEmpty();
        assertThat(codes("on: workflow_dispatch\njobs:\n  deploy:\n" + STEP))
                .containsExactly(NO_TOKEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "with: {aws-access-key-id: a, aws-secret-access-key: b}                       | 1",
                "with: {AWS-Access-Key-Id: a}                                                 | 1",
                "with: {aws-access-key-id: a, aws-session-token: c, role-to-assume: r}        | 0",
                "env: {AWS_ACCESS_KEY_ID: a}                                                  | 1",
                "env: {AWS_ACCESS_KEY_ID: a, AWS_SESSION_TOKEN: b}                            | 0",
                "env: {AWS_REGION: a}                                                         | 0",
            })
    void findsLongLivedKeys(String ofStep, int count) {
        String workflow =
                """
                on: push
                jobs:
                  deploy:
                    steps:
                      - uses: aws-actions/configure-aws-credentials@v6
                        %s
                """
                        .formatted(ofStep);

        assertThat(codes(workflow)).hasSize(count).allMatch(KEY::equals);
    }

    @Test
    void warnsOfRolesForPullRequestsFromForks() {
        String workflow = "permissions: {id-token: write}\njobs:\n  deploy:\n" + STEP;

        assertThat(codes("on: [push, pull_request_target]\n" + workflow))
                .containsExactly("MAYFLY_WORKFLOW_PULL_REQUEST_TARGET");
        assertThat(codes("on: [push, pull_request]\n" + workflow)).isEmpty();
    }

    /// The trust policy is that of the role named `deploy`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "push                                | production | repo:o/r:environment:production    | false",
                "push                                | production | repo:o/r:environment:Production    | true",
                "push                                | production | repo:o/r:ref:refs/heads/main       | true",
                "push                                | ''         | repo:o/r:environment:production    | true",
                "push                                | ''         | repo:o/r:*                         | false",
                "push                                | production | repo:o/r*                          | false",
                "push                                | ''         | repo:o/*:ref:refs/heads/main       | false",
                "{push: {branches: [main]}}          | ''         | repo:o/r:ref:refs/heads/main       | false",
                "{push: {branches: [release]}}       | ''         | repo:o/r:ref:refs/heads/main       | true",
                "{push: {branches: [release/*]}}     | ''         | repo:o/r:ref:refs/heads/release/7  | false",
                "{push: {branches: [release/*]}}     | ''         | repo:o/r:ref:refs/heads/main       | true",
                "{push: {tags: [v*]}}                | ''         | repo:o/r:ref:refs/heads/*          | true",
                "{push: {tags: [v*]}}                | ''         | repo:o/r:ref:refs/tags/v1          | false",
                "{push: {branches-ignore: [x]}}      | ''         | repo:o/r:ref:refs/heads/main       | false",
                "pull_request                        | ''         | repo:o/r:ref:refs/heads/main       | true",
                "pull_request                        | ''         | repo:o/r:pull_request              | false",
                "[push, pull_request]                | ''         | repo:o/r:pull_request              | false",
                "schedule                            | ''         | repo:o/r:ref:refs/heads/main       | false",
                "schedule                            | ''         | repo:o/r:pull_request              | true",
                "issues                              | ''         | repo:o/r:pull_request              | false",
                "push                                | ${{ x }}   | repo:o/r:pull_request              | false",
            })
    void saysWhenATokenCanNeverMatch(String on, String environment, String subject, boolean never) {
        List<WorkflowFinding> found = check(job(on, environment), trust("deploy", "sub", subject));

        assertThat(found.stream().map(WorkflowFinding::code).toList())
                .isEqualTo(never ? List.of(NEVER) : List.of());
    }

    @Test
    void saysWhatTheTokenSaysAndWhatThePolicyWants() {
        List<WorkflowFinding> found =
                check(
                        job("push", "production"),
                        trust("deploy", "sub", "repo:o/r:ref:refs/heads/main"));

        assertThat(found.getFirst().message())
                .isEqualTo(
                        "The token of this job says environment:production behind the repository,"
                                + " and `role.json` wants repo:o/r:ref:refs/heads/main.");
        assertThat(found.getFirst().place().line()).isEqualTo(5);
    }

    @Test
    void saysNothingOfAnotherRoleOrAnotherClaim() {
        String job = job("push", "production");
        String never = "repo:o/r:pull_request";

        assertThat(check(job, trust("deploy", "sub", never))).hasSize(1);
        assertThat(check(job, trust("other", "sub", never))).isEmpty();
        assertThat(check(job, trust("", "sub", never))).hasSize(1);
        assertThat(check(job, trust("deploy", "job_workflow_ref", never))).isEmpty();
        assertThat(check(job, trust("", "sub", never), trust("", "sub", never))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"jobs: {}", "on: push", "[on, jobs]", "on: push\njobs: x"})
    void passesOverWhatIsNoWorkflow(String text) {
        assertThat(WorkflowCheck.check(new YamlReader().read(text, "w"), List.of())).isEmpty();
    }

    private static String job(String on, String environment) {
        String line = environment.isEmpty() ? "" : "    environment: " + environment + "\n";
        return "on: " + on + "\npermissions: {id-token: write}\njobs:\n  deploy:\n" + line + STEP;
    }

    private static KnownTrust trust(String role, String claim, String subject) {
        String policy =
                """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                 "Action": "sts:AssumeRoleWithWebIdentity",
                 "Principal": {"Federated":
                  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
                 "Condition": {"StringLike":
                  {"token.actions.githubusercontent.com:%s": "%s"}}}}
                """
                        .formatted(claim, subject);
        return new KnownTrust(role, "`role.json`", PolicyParser.parse(policy, PolicyKind.TRUST));
    }

    private static List<WorkflowFinding> check(String workflow, KnownTrust... trusts) {
        return WorkflowCheck.check(new YamlReader().read(workflow, "w.yml"), List.of(trusts))
                .orElseThrow();
    }

    private static List<String> codes(String workflow) {
        return check(workflow).stream().map(WorkflowFinding::code).toList();
    }
}
