package dev.mayfly.reach;

import java.util.List;

/// A set of permissions that lead into a role, or over it, though nobody meant them to.
///
/// Source: IAM User Guide, "Grant a user permissions to pass a role to an AWS service"; AWS
/// Security Blog and published catalogues of privilege escalation in IAM, read 2026-11.
///
/// @param onTarget the actions needed on the role, the user or the policy
/// @param onAnything the actions needed on some resource of the caller's choice
/// @param service the service that the role must trust; empty when it need not trust any
record EscalationMethod(
        Target target,
        boolean becomes,
        List<String> onTarget,
        List<String> onAnything,
        String service) {

    /// What the first actions are done to.
    enum Target {
        ROLE,
        USER,
        /// A policy of the account that is attached to the role or user.
        ATTACHED_POLICY
    }

    private static final String PASS = "iam:PassRole";

    /// Every method we look for.
    static final List<EscalationMethod> ALL =
            List.of(
                    passing("ec2.amazonaws.com", "ec2:RunInstances"),
                    passing(
                            "lambda.amazonaws.com",
                            "lambda:CreateFunction",
                            "lambda:InvokeFunction"),
                    passing(
                            "lambda.amazonaws.com",
                            "lambda:CreateFunction",
                            "lambda:CreateEventSourceMapping"),
                    passing("ecs-tasks.amazonaws.com", "ecs:RegisterTaskDefinition", "ecs:RunTask"),
                    passing("glue.amazonaws.com", "glue:CreateDevEndpoint"),
                    passing("glue.amazonaws.com", "glue:CreateJob", "glue:StartJobRun"),
                    passing("cloudformation.amazonaws.com", "cloudformation:CreateStack"),
                    passing(
                            "codebuild.amazonaws.com",
                            "codebuild:CreateProject",
                            "codebuild:StartBuild"),
                    passing(
                            "sagemaker.amazonaws.com",
                            "sagemaker:CreateNotebookInstance",
                            "sagemaker:CreatePresignedNotebookInstanceUrl"),
                    passing(
                            "states.amazonaws.com",
                            "states:CreateStateMachine",
                            "states:StartExecution"),
                    passing("ssm.amazonaws.com", "ssm:StartAutomationExecution"),
                    on(Target.ROLE, true, "iam:UpdateAssumeRolePolicy"),
                    on(Target.ROLE, false, "iam:PutRolePolicy"),
                    on(Target.ROLE, false, "iam:AttachRolePolicy"),
                    on(Target.USER, true, "iam:CreateAccessKey"),
                    on(Target.USER, true, "iam:CreateLoginProfile"),
                    on(Target.USER, true, "iam:UpdateLoginProfile"),
                    on(Target.USER, false, "iam:PutUserPolicy"),
                    on(Target.USER, false, "iam:AttachUserPolicy"),
                    on(Target.ATTACHED_POLICY, false, "iam:CreatePolicyVersion"));

    EscalationMethod {
        onTarget = List.copyOf(onTarget);
        onAnything = List.copyOf(onAnything);
    }

    private static EscalationMethod passing(String service, String... actions) {
        return new EscalationMethod(Target.ROLE, true, List.of(PASS), List.of(actions), service);
    }

    private static EscalationMethod on(Target target, boolean becomes, String action) {
        return new EscalationMethod(target, becomes, List.of(action), List.of(), "");
    }

    /// In brief: `iam:PassRole + ec2:RunInstances`, whatever else the service wants.
    String written() {
        return onAnything.isEmpty()
                ? onTarget.getFirst()
                : onTarget.getFirst() + " + " + onAnything.getFirst();
    }
}
