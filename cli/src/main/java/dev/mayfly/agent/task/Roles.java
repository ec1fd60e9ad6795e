package dev.mayfly.agent.task;

import dev.mayfly.taskdefinition.TaskDefinition;

/// A definition may name a role of its own account without the ARN.
record Roles(String account) {

    /// `definition` with both roles as ARNs.
    TaskDefinition resolve(TaskDefinition definition) {
        return definition.withRoles(
                definition.taskRoleArn().map(this::arn),
                definition.executionRoleArn().map(this::arn));
    }

    private String arn(String role) {
        return role.startsWith("arn:") ? role : "arn:aws:iam::" + account + ":role/" + role;
    }
}
