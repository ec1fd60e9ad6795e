package dev.mayfly.taskdefinition;

import java.util.List;
import java.util.Optional;

/// What a container asks of the Linux kernel. Sizes are MiB.
public record LinuxParameters(
        Optional<Capabilities> capabilities,
        Optional<List<Device>> devices,
        Optional<Boolean> initProcessEnabled,
        Optional<Integer> sharedMemorySize,
        Optional<List<Tmpfs>> tmpfs,
        Optional<Integer> maxSwap,
        Optional<Integer> swappiness) {

    /// Capabilities beyond those a container starts with, and those it gives up.
    public record Capabilities(Optional<List<String>> add, Optional<List<String>> drop) {}

    /// A device of the machine.
    public record Device(
            String hostPath, Optional<String> containerPath, Optional<List<String>> permissions) {}

    /// A file system in memory of `size` MiB.
    public record Tmpfs(String containerPath, int size, Optional<List<String>> mountOptions) {}
}
