package dev.mayfly.agent;

import dev.mayfly.datadir.DataDirectory;
import dev.mayfly.session.Secret;
import dev.mayfly.terminal.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The node's directory, held by the one agent that runs on it. The kernel drops the hold when the
/// process ends, however it ends.
final class AgentHome implements AutoCloseable {

    private static final String LOCK = "agent.lock";
    private static final String BOOT_KEY = "boot.key";
    private static final String ANNOUNCEMENT = "agent.json";
    private static final int BOOT_KEY_BYTES = 32;

    private final DataDirectory directory;
    private final FileChannel held;

    private AgentHome(DataDirectory directory, FileChannel held) {
        this.directory = directory;
        this.held = held;
    }

    /// Takes hold of the directory.
    ///
    /// @throws Failure when there is none, or another agent has it
    static AgentHome take(Path path) {
        DataDirectory directory =
                DataDirectory.existing(path)
                        .orElseThrow(() ->
                                Failure.trouble(
                                        "there is no node in `" + path + "`",
                                        "make this machine one with `mayfly node join`"));
        try {
            FileChannel file =
                    FileChannel.open(
                            directory.resolve(LOCK),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            if (tryLock(file) == null) {
                file.close();
                throw Failure.trouble(
                        "another agent is running on `" + directory.path() + "`",
                        "`mayfly agent status` asks that one; stop it first");
            }
            return new AgentHome(directory, file);
        } catch (IOException e) {
            throw Failure.trouble(
                    "cannot lock the node's directory `" + directory.path() + "`",
                    "the file system must support locks; is it this user's?");
        }
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    Path path() {
        return directory.path();
    }

    /// The key of local tokens, made on first use. It stays, so that what living processes hold
    /// stays valid when the agent is restarted.
    Secret bootKey(SecureRandom random) {
        return Secret.of(
                directory
                        .read(BOOT_KEY)
                        .filter(known -> known.length() == 2 * BOOT_KEY_BYTES)
                        .orElseGet(() -> {
                            byte[] fresh = new byte[BOOT_KEY_BYTES];
                            random.nextBytes(fresh);
                            String hex = HexFormat.of().formatHex(fresh);
                            directory.write(BOOT_KEY, hex);
                            return hex;
                        }));
    }

    /// Says for other programs of this machine what the agent is bound to.
    void announce(String json) {
        directory.write(ANNOUNCEMENT, json);
    }

    @Override
    public void close() {
        directory.remove(ANNOUNCEMENT);
        try {
            held.close();
        } catch (IOException _) {
            // the process is about to end, and the hold with it
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }
}
