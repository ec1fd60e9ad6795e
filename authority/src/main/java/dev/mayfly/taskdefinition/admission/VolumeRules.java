package dev.mayfly.taskdefinition.admission;

import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.MountPoint;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.Volume;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Volumes and where they are mounted.
final class VolumeRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private final ProtectedPaths protectedPaths;
    private final Problems problems;

    VolumeRules(ProtectedPaths protectedPaths, Problems problems) {
        this.protectedPaths = protectedPaths;
        this.problems = problems;
    }

    void check(TaskDefinition definition) {
        List<Volume> volumes = definition.volumes().orElse(List.of());
        Set<String> names = new HashSet<>();
        for (int i = 0; i < volumes.size(); i++) {
            Volume volume = volumes.get(i);
            String path = "volumes[" + i + "]";
            String name = volume.name().orElse("");
            if (!NAME.matcher(name).matches()) {
                problems.invalid(path + ".name", "Volume.name contains invalid characters.");
            } else if (!names.add(name)) {
                // our words
                problems.invalid(path + ".name", "Two volumes have the name '" + name + "'.");
            }
            volume.host()
                    .flatMap(Volume.Host::sourcePath)
                    .ifPresent(source -> source(path + ".host.sourcePath", source));
        }
        List<ContainerDefinition> containers = definition.containerDefinitions();
        for (int i = 0; i < containers.size(); i++) {
            mounts("containerDefinitions[" + i + "]", containers.get(i), names);
        }
    }

    private void source(String path, String source) {
        if (!isPlainPath(source)) {
            problems.invalid(path, "A host volume's sourcePath is an absolute path without '..'.");
            return;
        }
        protectedPaths
                .exposedBy(source)
                .ifPresent(exposed ->
                        problems.unsupported(
                                path,
                                "The volume of '"
                                        + source
                                        + "' would show the task '"
                                        + exposed
                                        + "', which belongs to the machine."));
    }

    private void mounts(String at, ContainerDefinition container, Set<String> names) {
        List<MountPoint> mounts = container.mountPoints().orElse(List.of());
        for (int i = 0; i < mounts.size(); i++) {
            String path = at + ".mountPoints[" + i + "]";
            String volume = mounts.get(i).sourceVolume().orElse("");
            if (!names.contains(volume)) {
                problems.invalid(path + ".sourceVolume", "Unknown volume '" + volume + "'.");
            }
            String inside = mounts.get(i).containerPath().orElse("");
            if (!isPlainPath(inside) || inside.equals("/")) {
                problems.invalid(
                        path + ".containerPath",
                        "A mount point's containerPath is an absolute path without '..', ':' and"
                                + " ','.");
            }
        }
    }

    /// Absolute, and means the same in a shell's, a container engine's and the kernel's eyes.
    static boolean isPlainPath(String path) {
        boolean clean =
                path.startsWith("/")
                        && path.length() <= 4096
                        && path.chars().noneMatch(c -> c < ' ' || c == ':' || c == ',' || c == 127);
        if (!clean) {
            return false;
        }
        for (Path part : Path.of(path)) {
            if (part.toString().equals("..")) {
                return false;
            }
        }
        return true;
    }
}
