package dev.mayfly.agent.task;

import java.nio.file.Path;

/// A task for which the runtime has made ready.
///
/// @param request the task
/// @param state the directory of its state: ours alone
/// @param seat where in the machine it runs, as its runtime remembers it: a uid, an address
public record PreparedTask(TaskRequest request, Path state, String seat) {}
