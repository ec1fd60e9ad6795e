package dev.mayfly.taskdefinition.admission;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Paths of a machine that no task may see: those that hold the agent's key and sockets, the
/// container engine's socket and store, and those of the system itself.
public record ProtectedPaths(List<String> paths) {

    /// What is protected on every machine.
    public static final ProtectedPaths STANDARD =
            new ProtectedPaths(
                    List.of(
                            "/var/lib/mayfly-agent",
                            "/run/docker.sock",
                            "/var/run/docker.sock",
                            "/run/podman",
                            "/var/run/podman",
                            "/run/containerd",
                            "/run/systemd",
                            "/run/dbus",
                            "/run/user",
                            "/var/lib/docker",
                            "/var/lib/containers",
                            "/var/lib/containerd",
                            "/proc",
                            "/sys",
                            "/dev",
                            "/boot",
                            "/etc",
                            "/root",
                            "/bin",
                            "/sbin",
                            "/lib",
                            "/lib64",
                            "/usr",
                            "/var/log",
                            "/var/spool"));

    public ProtectedPaths {
        paths = List.copyOf(paths);
    }

    /// With a further absolute path, such as the agent's own directory.
    public ProtectedPaths and(Path path) {
        List<String> more = new ArrayList<>(paths);
        more.add(path.normalize().toString());
        return new ProtectedPaths(more);
    }

    /// The protected path that a mount of `sourcePath` would show: one inside it, itself, or one it
    /// lies in. Symbolic links are not followed.
    public Optional<String> exposedBy(String sourcePath) {
        Path source = Path.of(sourcePath).normalize();
        return paths.stream()
                .filter(path -> {
                    Path guarded = Path.of(path);
                    return guarded.startsWith(source) || source.startsWith(guarded);
                })
                .findFirst();
    }
}
