/// Runs ECS task definitions on this machine: containers in the order their dependencies ask for,
/// health checks, restarts, stopping, exit codes, and tasks that outlive the agent that started
/// them. How a container runs is the business of a [TaskRuntime] (`agent.task.process`,
/// `agent.task.engine`), where secrets come from that of `agent.task.secret`.
///
/// Must not know who wants a task (a person at this machine or the authority), nor how a session is
/// obtained.
///
/// Start at [Tasks], then [TaskSupervisor].
@NullMarked
package dev.mayfly.agent.task;

import org.jspecify.annotations.NullMarked;
