package dev.mayfly.agent.task;

import dev.mayfly.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tasks on disk, one directory each: `task.json` (what it is and how far), `seat` (where in the
/// machine it runs), `logs/NAME.log`, and a directory a container that its runtime keeps. All of it
/// is ours alone; files are replaced by rename.
final class TaskFiles {

    private static final Logger LOG = System.getLogger(TaskFiles.class.getName());

    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /// A definition has at most 64 KiB; the rest is small.
    private static final long MAX_BYTES = 1 << 20;

    private final Path tasks;

    TaskFiles(Path tasks) {
        this.tasks = tasks;
    }

    Path directory(String taskId) {
        return tasks.resolve(taskId);
    }

    Path log(String taskId, String container) {
        return directory(taskId).resolve("logs").resolve(container + ".log");
    }

    /// Every task kept. One that cannot be read is warned of and left.
    List<TaskView> all() {
        if (!Files.isDirectory(tasks)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(tasks)) {
            return directories
                    .map(directory -> directory.resolve("task.json"))
                    .filter(Files::isRegularFile)
                    .flatMap(file -> read(file).stream())
                    .sorted(Comparator.comparing(TaskView::createdAt))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<TaskView> read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException("too large");
            }
            return Optional.of(TaskJson.read(Json.parse(Files.readString(file))));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "cannot read " + file + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    void keep(TaskView view) {
        write(directory(view.id()).resolve("task.json"), TaskJson.write(view).write(false) + "\n");
    }

    Optional<String> seat(String taskId) {
        try {
            Path file = directory(taskId).resolve("seat");
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keepSeat(String taskId, String seat) {
        write(directory(taskId).resolve("seat"), seat + "\n");
    }

    void forgetSeat(String taskId) {
        try {
            Files.deleteIfExists(directory(taskId).resolve("seat"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes an ended task and its logs.
    void delete(String taskId) {
        Path directory = directory(taskId);
        try (Stream<Path> below = Files.walk(directory)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Path directory = file.getParent();
            if (directory == null) {
                throw new IllegalStateException("a task's file lies in a directory");
            }
            Files.createDirectories(directory, DIRECTORY);
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, FILE);
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
