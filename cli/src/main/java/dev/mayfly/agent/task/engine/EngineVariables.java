package dev.mayfly.agent.task.engine;

import dev.mayfly.agent.task.ContainerLaunch;
import dev.mayfly.agent.task.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How an engine is told a container's variables without showing them among its arguments: in a
/// file of ours, which cannot hold a value of several lines; such a one it takes from its own
/// environment.
///
/// @param arguments the words that say so
/// @param passed what must be in the engine's environment
record EngineVariables(List<String> arguments, Map<String, String> passed) {

    /// What would change the engine itself, or the shell that starts it, or how they are loaded.
    private static final Pattern NOT_OURS_TO_PASS =
            Pattern.compile(
                    "(LD_|GLIBC|MALLOC|LC_|DOCKER|PODMAN|CONTAINER|CONTAINERS|XDG_|REGISTRY|STORAGE"
                            + "|BUILDAH|BASH|GO|CNI|NETAVARK|SSL_|HTTPS?_|ALL_|NO_PROXY|http|no_|all_"
                            + "|DBUS|TMP|_).*"
                            + "|PATH|HOME|USER|LANG|SHELL|ENV|IFS|PS4|PWD|CDPATH|OPTIND|NOTIFY_SOCKET");

    static EngineVariables of(ContainerLaunch launch, String fileName) {
        StringBuilder lines = new StringBuilder();
        Map<String, String> passed = new LinkedHashMap<>();
        launch.variables()
                .values()
                .forEach((name, value) -> {
                    if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
                        lines.append(name).append('=').append(value).append('\n');
                    } else if (NOT_OURS_TO_PASS.matcher(name).matches()) {
                        throw TaskFailure.start(
                                "the variable " + name + " cannot have several lines");
                    } else {
                        passed.put(name, value);
                    }
                });
        Path file = launch.state().resolve(fileName);
        write(file, lines.toString());
        List<String> arguments = new ArrayList<>(List.of("--env-file", file.toString()));
        passed.keySet().forEach(name -> arguments.addAll(List.of("--env", name)));
        return new EngineVariables(List.copyOf(arguments), Map.copyOf(passed));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw TaskFailure.create("the container's variables: " + e.getMessage(), e);
        }
    }
}
