/// Containers as plain processes of this machine, where there is no container engine: a user of
/// their own when we are root, a clean environment, limits, and no right beyond those of that user.
/// They see the machine's files and network. Start at [ProcessRuntime].
@NullMarked
package dev.mayfly.agent.task.process;

import org.jspecify.annotations.NullMarked;
