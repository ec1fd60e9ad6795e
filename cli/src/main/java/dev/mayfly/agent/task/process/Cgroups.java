package dev.mayfly.agent.task.process;

import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.admission.TaskSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Control groups: what a container may take of memory, processors and processes. Version 2, or the
/// hierarchies of version 1.
///
/// Source: Linux, Documentation/admin-guide/cgroup-v1 and cgroup-v2.rst.
public final class Cgroups {

    private static final String OURS = "mayfly";
    private static final long MIB = 1L << 20;
    private static final int CPU_UNITS = 1024;
    private static final int PERIOD_MICROS = 100_000;
    private static final int MIN_QUOTA_MICROS = 1000;
    private static final int MAX_PROCESSES = 4096;

    /// A hierarchy's directory of ours, and what is written into a group's files there.
    private enum Controller {
        UNIFIED,
        MEMORY,
        CPU,
        PIDS
    }

    private final Map<Controller, Path> homes;

    private Cgroups(Map<Controller, Path> homes) {
        this.homes = homes;
    }

    /// The control groups below `root` (`/sys/fs/cgroup`), or empty where we may not make any.
    public static Optional<Cgroups> find(Path root) {
        Map<Controller, Path> homes = new LinkedHashMap<>();
        try {
            if (Files.exists(root.resolve("cgroup.controllers"))) {
                Path home = Files.createDirectories(root.resolve(OURS));
                for (Path group : List.of(root, home)) {
                    Files.writeString(
                            group.resolve("cgroup.subtree_control"), "+memory +cpu +pids");
                }
                homes.put(Controller.UNIFIED, home);
            } else {
                for (Controller controller :
                        List.of(Controller.MEMORY, Controller.CPU, Controller.PIDS)) {
                    Path hierarchy =
                            root.resolve(controller.name().toLowerCase(java.util.Locale.ROOT));
                    if (Files.exists(hierarchy.resolve("cgroup.procs"))) {
                        homes.put(controller, Files.createDirectories(hierarchy.resolve(OURS)));
                    }
                }
            }
        } catch (IOException _) {
            return Optional.empty();
        }
        return homes.isEmpty() ? Optional.empty() : Optional.of(new Cgroups(homes));
    }

    /// Makes the group of a container with its limits, and returns the files that a process writes
    /// itself into.
    ///
    /// @throws IOException when a limit cannot be set
    List<Path> make(String group, TaskDefinition task, ContainerDefinition container)
            throws IOException {
        List<Path> members = new ArrayList<>();
        for (Map.Entry<Controller, Path> home : homes.entrySet()) {
            Path directory = Files.createDirectories(home.getValue().resolve(group));
            for (Map.Entry<String, String> limit :
                    limits(home.getKey(), task, container).entrySet()) {
                Files.writeString(directory.resolve(limit.getKey()), limit.getValue());
            }
            members.add(directory.resolve("cgroup.procs"));
        }
        return members;
    }

    /// Removes the group of a container that has ended.
    void remove(String group) {
        for (Path home : homes.values()) {
            try {
                Files.deleteIfExists(home.resolve(group));
            } catch (IOException _) {
                // a process that is about to vanish: the next start uses the group again
            }
        }
    }

    private static Map<String, String> limits(
            Controller controller, TaskDefinition task, ContainerDefinition container) {
        Map<String, String> limits = new LinkedHashMap<>();
        Optional<Long> memory =
                container
                        .memory()
                        .or(() -> task.memory().flatMap(TaskSize::memoryMib))
                        .map(mib -> mib * MIB);
        Optional<Long> soft = container.memoryReservation().map(mib -> mib * MIB);
        Optional<Integer> shares = container.cpu().filter(units -> units > 0);
        Optional<Integer> quota =
                task.cpu()
                        .flatMap(TaskSize::cpuUnits)
                        .map(units -> Math.max(MIN_QUOTA_MICROS, quotaMicros(units)));
        switch (controller) {
            case UNIFIED -> {
                memory.ifPresent(bytes -> limits.put("memory.max", bytes.toString()));
                soft.ifPresent(bytes -> limits.put("memory.low", bytes.toString()));
                shares.ifPresent(units -> limits.put("cpu.weight", weight(units)));
                quota.ifPresent(q -> limits.put("cpu.max", q + " " + PERIOD_MICROS));
                limits.put("pids.max", Integer.toString(MAX_PROCESSES));
            }
            case MEMORY -> {
                memory.ifPresent(bytes -> limits.put("memory.limit_in_bytes", bytes.toString()));
                soft.ifPresent(bytes -> limits.put("memory.soft_limit_in_bytes", bytes.toString()));
            }
            case CPU -> {
                shares.ifPresent(
                        units -> limits.put("cpu.shares", Integer.toString(Math.max(2, units))));
                quota.ifPresent(q -> limits.put("cpu.cfs_quota_us", q.toString()));
            }
            case PIDS -> limits.put("pids.max", Integer.toString(MAX_PROCESSES));
        }
        return limits;
    }

    private static int quotaMicros(int units) {
        return (int) ((long) units * PERIOD_MICROS / CPU_UNITS);
    }

    /// Shares of 2 to 262144 as a weight of 1 to 10000, as container engines convert them.
    private static String weight(int shares) {
        long weight = 1 + ((Math.clamp(shares, 2, 262_144) - 2) * 9999L) / 262_142;
        return Long.toString(weight);
    }
}
