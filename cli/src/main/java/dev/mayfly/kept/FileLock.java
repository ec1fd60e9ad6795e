package dev.mayfly.kept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// One process at a time. The kernel frees it when its holder ends, however that happens; one that
/// hangs is not waited for longer than [#PATIENCE].
public final class FileLock implements AutoCloseable {

    /// Longer than a call upstream may take.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration STEP = Duration.ofMillis(15);

    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits for the lock on `file`, which is made if need be and never removed.
    public static FileLock of(Path file) {
        try {
            PrivateFiles.makeDirectory(PrivateFiles.directoryOf(file));
            FileChannel channel =
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            waitFor(channel);
            return new FileLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` cannot be locked", e);
        }
    }

    private static void waitFor(FileChannel channel) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!taken(channel) && System.nanoTime() < end) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // another thread of ours
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
