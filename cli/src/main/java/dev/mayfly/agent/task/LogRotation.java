package dev.mayfly.agent.task;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Keeps logs from filling the disk. The containers' own file descriptors write them, so that no
/// output is lost while there is no agent; hence a log that is too long is copied and cut, and a
/// line that is written in between may be lost.
final class LogRotation implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LogRotation.class.getName());

    private static final long EVERY_SECONDS = 5;

    private final Path tasks;
    private final long maxBytes;
    private final int kept;
    private final CountDownLatch closed = new CountDownLatch(1);

    LogRotation(Path tasks, long maxBytes, int kept) {
        this.tasks = tasks;
        this.maxBytes = maxBytes;
        this.kept = kept;
    }

    void begin() {
        Thread.ofVirtual()
                .name("log-rotation")
                .start(() -> {
                    try {
                        while (!closed.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
                            rotate();
                        }
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /// Rotates every log that is longer than it may be.
    void rotate() {
        if (!Files.isDirectory(tasks)) {
            return;
        }
        try (Stream<Path> directories = Files.list(tasks)) {
            for (Path directory : directories.map(task -> task.resolve("logs")).toList()) {
                if (Files.isDirectory(directory)) {
                    rotateIn(directory);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "logs cannot be rotated: " + e.getMessage());
        }
    }

    private void rotateIn(Path directory) throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(directory)) {
            logs = files.filter(file -> file.toString().endsWith(".log")).toList();
        }
        for (Path log : logs) {
            if (Files.size(log) > maxBytes) {
                rotate(log);
            }
        }
    }

    private void rotate(Path log) throws IOException {
        for (int i = kept - 1; i >= 1; i--) {
            Path older = numbered(log, i);
            if (Files.exists(older)) {
                Files.move(older, numbered(log, i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(log, numbered(log, 1), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    private static Path numbered(Path log, int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
