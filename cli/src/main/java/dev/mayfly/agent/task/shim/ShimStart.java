package dev.mayfly.agent.task.shim;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program to be started.
///
/// @param state a directory of ours where `exit` will be written
/// @param directory where the program starts
/// @param cgroups files named `cgroup.procs` that it writes itself into
/// @param command its words; seen by every user of the machine
/// @param environment of the script and the words up to where they change it; never a task's, since
///   a loader would obey it with our rights
/// @param input what it reads from standard input
/// @param log where its output is appended
public record ShimStart(
        Path state,
        Path directory,
        List<Path> cgroups,
        List<String> command,
        Map<String, String> environment,
        String input,
        Path log) {

    public ShimStart {
        cgroups = List.copyOf(cgroups);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// Says nothing of the input, which may be secret.
    @Override
    public String toString() {
        return "ShimStart[" + state + "]";
    }
}
