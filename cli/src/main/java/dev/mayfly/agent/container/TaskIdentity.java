package dev.mayfly.agent.container;

import java.util.regex.Pattern;

/// A task as its runtime starts it: who it is, which role it has, where it calls from.
///
/// `taskId` is the task's id (32 hexadecimal digits for tasks of the authority), `taskArn` its ARN
/// and what its session is asked for, `roleArn` its task role. The execution role is another
/// identity and never registered here.
public record TaskIdentity(String taskId, String taskArn, String roleArn, Whereabouts whereabouts) {

    /// It becomes the name of a directory.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    /// @throws IllegalArgumentException when the id is no name of a task or an ARN is none
    public TaskIdentity {
        if (!ID.matcher(taskId).matches()) {
            throw new IllegalArgumentException("not the id of a task: `" + taskId + "`");
        }
        if (!taskArn.startsWith("arn:") || !roleArn.startsWith("arn:")) {
            throw new IllegalArgumentException("a task needs the ARN of itself and of its role");
        }
    }
}
