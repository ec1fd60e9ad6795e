package dev.mayfly.policy.escalation;

import static dev.mayfly.policy.escalation.Method.Kind.BECOMES_OTHERS;
import static dev.mayfly.policy.escalation.Method.Kind.PASSES_ROLE;
import static dev.mayfly.policy.escalation.Method.Kind.RUNS_AS_OTHERS;
import static dev.mayfly.policy.escalation.Method.Kind.WRITES_PERMISSIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The known methods.
///
/// Source: pathfinding.cloud (Datadog, state of 2025-12-17), which numbers what Rhino Security Labs
/// ("AWS IAM Privilege Escalation: Methods and Mitigation", 2018) and others published. Those
/// without a number are ours, and say why.
public final class Methods {
    /// Every one, those of a kind together.
    public static final List<Method> ALL = all();

    private Methods() {}

    private static List<Method> all() {
        List<Method> all = new ArrayList<>();
        permissions(all);
        identities(all);
        passedRoles(all);
        rolesPassedToOthers(all);
        foreignRoles(all);
        return List.copyOf(all);
    }

    private static void permissions(List<Method> all) {
        add(all, "iam-001", WRITES_PERMISSIONS, "iam:CreatePolicyVersion");
        add(all, "iam-005", WRITES_PERMISSIONS, "iam:PutRolePolicy");
        add(all, "iam-007", WRITES_PERMISSIONS, "iam:PutUserPolicy");
        add(all, "iam-008", WRITES_PERMISSIONS, "iam:AttachUserPolicy");
        add(all, "iam-009", WRITES_PERMISSIONS, "iam:AttachRolePolicy");
        add(all, "iam-010", WRITES_PERMISSIONS, "iam:AttachGroupPolicy");
        add(all, "iam-011", WRITES_PERMISSIONS, "iam:PutGroupPolicy");
        add(all, "iam-013", WRITES_PERMISSIONS, "iam:AddUserToGroup");
        // An older version of a policy may allow more (Rhino Security Labs, no. 2).
        add(all, "", WRITES_PERMISSIONS, "iam:SetDefaultPolicyVersion");
        // A boundary that is taken off, or replaced by a wide one, holds nobody back.
        add(all, "", WRITES_PERMISSIONS, "iam:DeleteRolePermissionsBoundary");
        add(all, "", WRITES_PERMISSIONS, "iam:DeleteUserPermissionsBoundary");
        add(all, "", WRITES_PERMISSIONS, "iam:PutRolePermissionsBoundary");
        add(all, "", WRITES_PERMISSIONS, "iam:PutUserPermissionsBoundary");
        // Identity Center writes the policies of its permission sets into roles.
        add(
                all,
                "",
                WRITES_PERMISSIONS,
                "sso:PutInlinePolicyToPermissionSet",
                "sso:ProvisionPermissionSet");
        add(
                all,
                "",
                WRITES_PERMISSIONS,
                "sso:AttachManagedPolicyToPermissionSet",
                "sso:ProvisionPermissionSet");
    }

    private static void identities(List<Method> all) {
        add(all, "iam-002", BECOMES_OTHERS, "iam:CreateAccessKey");
        add(all, "iam-004", BECOMES_OTHERS, "iam:CreateLoginProfile");
        add(all, "iam-006", BECOMES_OTHERS, "iam:UpdateLoginProfile");
        add(all, "iam-012", BECOMES_OTHERS, "iam:UpdateAssumeRolePolicy");
        add(all, "sts-001", BECOMES_OTHERS, "sts:AssumeRole");
    }

    private static void passedRoles(List<Method> all) {
        pass(all, "apprunner-001", "build.apprunner", "apprunner:CreateService");
        pass(
                all,
                "bedrock-001",
                "bedrock-agentcore",
                "bedrock-agentcore:CreateCodeInterpreter",
                "bedrock-agentcore:StartCodeInterpreterSession",
                "bedrock-agentcore:InvokeCodeInterpreter");
        pass(all, "cloudformation-001", "cloudformation", "cloudformation:CreateStack");
        pass(
                all,
                "cloudformation-003",
                "cloudformation",
                "cloudformation:CreateStackSet",
                "cloudformation:CreateStackInstances");
        pass(all, "cloudformation-004", "cloudformation", "cloudformation:UpdateStackSet");
        pass(
                all,
                "cloudformation-005",
                "cloudformation",
                "cloudformation:CreateChangeSet",
                "cloudformation:ExecuteChangeSet");
        pass(all, "codebuild-001", "codebuild", "codebuild:CreateProject", "codebuild:StartBuild");
        pass(
                all,
                "codebuild-004",
                "codebuild",
                "codebuild:CreateProject",
                "codebuild:StartBuildBatch");
        pass(
                all,
                "datapipeline-001",
                "datapipeline",
                "datapipeline:CreatePipeline",
                "datapipeline:PutPipelineDefinition",
                "datapipeline:ActivatePipeline");
        pass(all, "ec2-001", "ec2", "ec2:RunInstances");
        pass(all, "ec2-003", "ec2", "ec2:RequestSpotInstances");
        // Replaces the profile of an instance one is on already.
        pass(all, "", "ec2", "ec2:AssociateIamInstanceProfile");
        pass(all, "ecs-003", "ecs-tasks", "ecs:RegisterTaskDefinition", "ecs:CreateService");
        pass(all, "ecs-004", "ecs-tasks", "ecs:RegisterTaskDefinition", "ecs:RunTask");
        pass(all, "ecs-005", "ecs-tasks", "ecs:RegisterTaskDefinition", "ecs:StartTask");
    }

    private static void rolesPassedToOthers(List<Method> all) {
        pass(all, "glue-001", "glue", "glue:CreateDevEndpoint");
        pass(all, "glue-003", "glue", "glue:CreateJob", "glue:StartJobRun");
        pass(all, "glue-004", "glue", "glue:CreateJob", "glue:CreateTrigger");
        pass(all, "glue-005", "glue", "glue:UpdateJob", "glue:StartJobRun");
        pass(all, "glue-006", "glue", "glue:UpdateJob", "glue:CreateTrigger");
        pass(all, "lambda-001", "lambda", "lambda:CreateFunction", "lambda:InvokeFunction");
        pass(
                all,
                "lambda-002",
                "lambda",
                "lambda:CreateFunction",
                "lambda:CreateEventSourceMapping");
        pass(all, "lambda-006", "lambda", "lambda:CreateFunction", "lambda:AddPermission");
        pass(all, "sagemaker-001", "sagemaker", "sagemaker:CreateNotebookInstance");
        pass(all, "sagemaker-002", "sagemaker", "sagemaker:CreateTrainingJob");
        pass(all, "sagemaker-003", "sagemaker", "sagemaker:CreateProcessingJob");
        // A state machine calls any API with its role.
        pass(all, "", "states", "states:CreateStateMachine", "states:StartExecution");
        // A schedule calls any API with its role.
        pass(all, "", "scheduler", "scheduler:CreateSchedule");
    }

    private static void foreignRoles(List<Method> all) {
        add(all, "apprunner-002", RUNS_AS_OTHERS, "apprunner:UpdateService");
        add(
                all,
                "bedrock-002",
                RUNS_AS_OTHERS,
                "bedrock-agentcore:StartCodeInterpreterSession",
                "bedrock-agentcore:InvokeCodeInterpreter");
        add(all, "cloudformation-002", RUNS_AS_OTHERS, "cloudformation:UpdateStack");
        add(all, "codebuild-002", RUNS_AS_OTHERS, "codebuild:StartBuild");
        add(all, "codebuild-003", RUNS_AS_OTHERS, "codebuild:StartBuildBatch");
        add(
                all,
                "ec2instanceconnect-003",
                RUNS_AS_OTHERS,
                "ec2-instance-connect:SendSSHPublicKey",
                "ec2:DescribeInstances");
        add(
                all,
                "ec2-002",
                RUNS_AS_OTHERS,
                "ec2:ModifyInstanceAttribute",
                "ec2:StopInstances",
                "ec2:StartInstances");
        add(
                all,
                "ec2-004",
                RUNS_AS_OTHERS,
                "ec2:CreateLaunchTemplateVersion",
                "ec2:ModifyLaunchTemplate");
        // A shell in a running task has the task's role.
        add(all, "", RUNS_AS_OTHERS, "ecs:ExecuteCommand");
        add(all, "glue-002", RUNS_AS_OTHERS, "glue:UpdateDevEndpoint");
        add(all, "lambda-003", RUNS_AS_OTHERS, "lambda:UpdateFunctionCode");
        add(all, "sagemaker-004", RUNS_AS_OTHERS, "sagemaker:CreatePresignedNotebookInstanceUrl");
        add(
                all,
                "sagemaker-005",
                RUNS_AS_OTHERS,
                "sagemaker:CreateNotebookInstanceLifecycleConfig",
                "sagemaker:StopNotebookInstance",
                "sagemaker:UpdateNotebookInstance",
                "sagemaker:StartNotebookInstance");
        add(all, "ssm-001", RUNS_AS_OTHERS, "ssm:StartSession");
        add(all, "ssm-002", RUNS_AS_OTHERS, "ssm:SendCommand");
    }

    private static void add(List<Method> all, String id, Method.Kind kind, String... actions) {
        all.add(new Method(id, kind, Optional.empty(), List.of(actions)));
    }

    private static void pass(List<Method> all, String id, String service, String... actions) {
        List<String> needed = new ArrayList<>(List.of("iam:PassRole"));
        needed.addAll(List.of(actions));
        all.add(new Method(id, PASSES_ROLE, Optional.of(service + ".amazonaws.com"), needed));
    }
}
