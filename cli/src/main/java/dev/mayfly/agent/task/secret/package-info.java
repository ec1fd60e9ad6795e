/// What a task's execution role may read for it: secrets of Secrets Manager, parameters of Systems
/// Manager, logins of private registries. The agent alone uses that role. Must not know how a
/// session is obtained, nor how containers run. Start at [ExecutionRoleSecrets].
@NullMarked
package dev.mayfly.agent.task.secret;

import org.jspecify.annotations.NullMarked;
