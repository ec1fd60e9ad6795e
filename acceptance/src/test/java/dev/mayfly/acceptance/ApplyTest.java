package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `mayfly apply`: a plan, the calls, and nothing left to do the second time.
class ApplyTest {

    private static final String TEMPLATE =
            """
            AWSTemplateFormatVersion: "2010-09-09"
            Parameters:
              Organization: {Type: String}
              Boundary: {Type: String, Default: ""}
            Conditions:
              Bounded: !Not [!Equals [!Ref Boundary, ""]]
            Resources:
              Provider:
                Type: AWS::IAM::OIDCProvider
                Properties:
                  Url: https://token.actions.githubusercontent.com
                  ClientIdList: [sts.amazonaws.com]
                  ThumbprintList: [6938fd4d98bab03faadb97b34396831e3780aea1]
                  Tags: [{Key: team, Value: platform}]
              Logs:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  ManagedPolicyName: logs
                  Path: /ci/
                  PolicyDocument:
                    Version: 2012-10-17
                    Statement: {Effect: Allow, Action: "logs:PutLogEvents", Resource: "*"}
                  Roles: [!Ref Auditor]
              Deployer:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: deployer
                  MaxSessionDuration: 7200
                  AssumeRolePolicyDocument:
                    Version: 2012-10-17
                    Statement:
                      - Effect: Allow
                        Principal: {Federated: !Ref Provider}
                        Action: sts:AssumeRoleWithWebIdentity
                        Condition:
                          StringLike:
                            token.actions.githubusercontent.com:sub: !Sub repo:${Organization}/app:*
                  ManagedPolicyArns: [!Ref Logs, !Sub "arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess"]
                  PermissionsBoundary: !If [Bounded, !Ref Boundary, !Ref AWS::NoValue]
              Auditor:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: auditor
                  AssumeRolePolicyDocument:
                    Version: 2012-10-17
                    Statement:
                      - {Effect: Allow, Principal: {AWS: !GetAtt Deployer.Arn}, Action: "sts:AssumeRole"}
              Note:
                Type: AWS::IAM::Policy
                Properties:
                  PolicyName: note
                  Roles: [!Ref Deployer]
                  PolicyDocument:
                    Version: 2012-10-17
                    Statement: {Effect: Allow, Action: "sts:AssumeRole", Resource: !GetAtt Auditor.Arn}
              Profile:
                Type: AWS::IAM::InstanceProfile
                Properties: {InstanceProfileName: builder, Roles: [!Ref Auditor]}
              Bucket: {Type: "AWS::S3::Bucket"}
            Outputs:
              Role: {Value: !GetAtt Deployer.Arn}
            """;

    @TempDir private static Path temp;
    private static RunningMayfly mayfly;
    private static String file;

    @BeforeAll
    static void start() {
        mayfly = RunningMayfly.start(temp.resolve("data"));
        file = Deployment.write(temp.resolve("ci.yml"), TEMPLATE).toString();
    }

    @AfterAll
    static void stop() {
        mayfly.close();
    }

    @Test
    void plansAppliesHasNothingLeftToDoAndShowsDrift() {
        Finished plan = apply("--dry-run");
        assertThat(plan.exitCode()).as(plan.err()).isEqualTo(1);
        assertThat(plan.out())
                .contains("+ role /deployer", "5 to create, 2 to change, 0 as the file says");
        assertThat(plan.err()).contains("not applied, no IAM resource: Bucket (AWS::S3::Bucket)");
        assertThat(mayfly.aws("iam", "get-role", "--role-name", "deployer").err())
                .contains("NoSuchEntity");

        Finished applied = apply();
        assertThat(applied.exitCode()).as(applied.out() + applied.err()).isZero();
        assertThat(applied.out()).contains("Role = arn:aws:iam::123456789012:role/deployer");
        assertThat(mayfly.aws("iam", "get-role", "--role-name", "deployer").out())
                .contains("repo:octo-org/app:*", "7200");

        Finished again = apply("--dry-run");
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("0 to create, 0 to change, 7 as the file says");

        mayfly.aws("iam", "delete-role-policy", "--role-name", "deployer", "--policy-name", "note");
        mayfly.aws(
                "iam",
                "attach-role-policy",
                "--role-name",
                "deployer",
                "--policy-arn",
                "arn:aws:iam::aws:policy/AdministratorAccess");

        Finished drift = apply("--dry-run");
        assertThat(drift.exitCode()).isEqualTo(1);
        assertThat(drift.out())
                .contains("+ inline policy in Role deployer")
                .contains(
                        "! not in the file: attached policy"
                                + " arn:aws:iam::aws:policy/AdministratorAccess");

        assertThat(apply("--prune").exitCode()).isZero();
        assertThat(
                        mayfly.aws("iam", "list-attached-role-policies", "--role-name", "deployer")
                                .out())
                .contains("ReadOnlyAccess", "/ci/logs")
                .doesNotContain("AdministratorAccess");
        assertThat(apply("--dry-run").exitCode()).isZero();
    }

    @Test
    void changesNothingWhenTheFileIsWrong() {
        String wrong =
                Deployment.write(
                                temp.resolve("wrong.yml"),
                                "roles: {r: {AssumeRolePolicyDocument: {}, Colour: blue}}")
                        .toString();

        Finished refused = mayfly.mayfly("apply", wrong);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("mayfly: error:", "line 1", "has no property `Colour`")
                .contains("mayfly: hint: nothing was changed");
    }

    private static Finished apply(String... options) {
        String[] words = new String[options.length + 4];
        words[0] = "apply";
        words[1] = file;
        words[2] = "--parameter";
        words[3] = "Organization=octo-org";
        System.arraycopy(options, 0, words, 4, options.length);
        return mayfly.mayfly(words);
    }
}
