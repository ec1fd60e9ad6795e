package dev.mayfly.datadir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The exclusive hold of one running authority on its data directory. The kernel drops it when the
/// process ends, however it ends.
public final class Occupancy implements AutoCloseable {

    private static final String LOCK_FILE = "lock";

    /// Apart from the lock: closing any handle on a locked file would release the lock.
    private static final String PID_FILE = "pid";

    private final DataDirectory directory;
    private final FileChannel file;

    private Occupancy(DataDirectory directory, FileChannel file) {
        this.directory = directory;
        this.file = file;
    }

    /// Takes hold of `directory` for the process `pid`.
    ///
    /// @throws DataDirectoryException when another process has it, naming that process
    public static Occupancy take(DataDirectory directory, long pid) {
        try {
            FileChannel file =
                    FileChannel.open(
                            directory.resolve(LOCK_FILE),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            if (tryLock(file) == null) {
                file.close();
                throw taken(directory);
            }
            directory.write(PID_FILE, Long.toString(pid) + "\n");
            return new Occupancy(directory, file);
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "cannot lock the data directory `" + directory.path() + "`",
                    "the file system must support locks; choose another one with --data DIR");
        }
    }

    /// Lets go; another authority may take the directory.
    @Override
    public void close() {
        directory.remove(PID_FILE);
        try {
            file.close();
        } catch (IOException _) {
            // the process is about to end, and the lock with it
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static DataDirectoryException taken(DataDirectory directory) {
        String who = directory.read(PID_FILE).map(pid -> " (pid " + pid.strip() + ")").orElse("");
        return new DataDirectoryException(
                "another authority" + who + " is running on `" + directory.path() + "`",
                "use that one, stop it first, or choose another directory with --data DIR");
    }
}
