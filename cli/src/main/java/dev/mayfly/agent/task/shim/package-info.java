/// A program that outlives the agent: started by a small shell script of ours that waits for it and
/// writes down how it ended, and found again by process id and start time. Knows nothing of tasks.
/// Start at [Shim].
@NullMarked
package dev.mayfly.agent.task.shim;

import org.jspecify.annotations.NullMarked;
