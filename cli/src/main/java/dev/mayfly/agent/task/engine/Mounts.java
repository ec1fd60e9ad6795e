package dev.mayfly.agent.task.engine;

import dev.mayfly.agent.task.ContainerLaunch;
import dev.mayfly.agent.task.TaskFailure;
import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.MountPoint;
import dev.mayfly.taskdefinition.ContainerDefinition.VolumeFrom;
import dev.mayfly.taskdefinition.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The volumes a container sees: directories of the machine, or of the task's own.
final class Mounts {

    static final String SCRATCH = "volumes";

    private final EngineSettings settings;
    private final ContainerLaunch launch;

    Mounts(EngineSettings settings, ContainerLaunch launch) {
        this.settings = settings;
        this.launch = launch;
    }

    List<String> arguments() {
        List<String> words = new ArrayList<>();
        mount(launch.definition(), false, words);
        for (VolumeFrom from : launch.definition().volumesFrom().orElse(List.of())) {
            ContainerDefinition source =
                    launch.task()
                            .request()
                            .definition()
                            .container(from.sourceContainer().orElse(""))
                            .orElseThrow(() -> TaskFailure.start("volumesFrom names no container"));
            mount(source, from.readOnly().orElse(false), words);
        }
        return words;
    }

    private void mount(ContainerDefinition of, boolean readOnly, List<String> words) {
        for (MountPoint point : of.mountPoints().orElse(List.of())) {
            boolean ro = readOnly || point.readOnly().orElse(false);
            words.add("--volume");
            words.add(
                    source(point.sourceVolume().orElse(""))
                            + ":"
                            + point.containerPath().orElse("")
                            + (ro ? ":ro" : ""));
        }
    }

    private String source(String name) {
        Volume volume =
                launch.task().request().definition().volumes().orElse(List.of()).stream()
                        .filter(candidate -> candidate.name().orElse("").equals(name))
                        .findFirst()
                        .orElseThrow(() -> TaskFailure.start("there is no volume " + name));
        return volume.host()
                .flatMap(Volume.Host::sourcePath)
                .map(this::real)
                .orElseGet(() -> scratch(name))
                .toString();
    }

    /// Where the path leads, which must be no protected place: admission saw the text alone.
    private Path real(String sourcePath) {
        try {
            Path real = Files.createDirectories(Path.of(sourcePath)).toRealPath();
            boolean refused =
                    settings.protectedPaths().exposedBy(real.toString()).isPresent()
                            || real.toString().indexOf(':') >= 0;
            if (refused) {
                throw TaskFailure.start(
                        "the volume " + sourcePath + " leads to a place of the machine");
            }
            return real;
        } catch (IOException e) {
            throw TaskFailure.create("the volume " + sourcePath + ": " + e.getMessage(), e);
        }
    }

    /// Every user of the task's containers may write there.
    private Path scratch(String name) {
        Path directory = launch.task().state().resolve(SCRATCH).resolve(name);
        try {
            if (Files.notExists(directory)) {
                Files.createDirectories(directory);
                Files.setPosixFilePermissions(
                        directory, PosixFilePermissions.fromString("rwxrwxrwx"));
            }
            return directory.toRealPath();
        } catch (IOException e) {
            throw TaskFailure.create("the volume " + name + ": " + e.getMessage(), e);
        }
    }

    static void removeScratch(Path directory) {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> below = Files.walk(directory)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(Mounts.class.getName())
                    .log(System.Logger.Level.WARNING, "a task's volumes stay", e);
        }
    }
}
