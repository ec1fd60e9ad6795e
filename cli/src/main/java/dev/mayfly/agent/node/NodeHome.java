package dev.mayfly.agent.node;

import dev.mayfly.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The directory of a node, 0700, and its files, 0600. A file is replaced as a whole: written
/// beside, on disk, then renamed, so that a crash leaves the old one or the new one.
///
/// `node.json` is written last when a machine joins, and so says that it did.
public record NodeHome(Path directory) {

    static final String IDENTITY = "node.json";
    static final String KEY = "node.key";
    static final String CERTIFICATE = "node.pem";
    static final String AUTHORITY = "node-ca.pem";
    static final String SERVER_AUTHORITIES = "authority-ca.pem";
    static final String GENERATION = "generation";
    static final String PENDING = "renewal-pending";
    static final String LOCK = "node.lock";

    private static final String DEFAULT_OF_ROOT = "/var/lib/mayfly-agent";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE =
            PosixFilePermissions.fromString("rw-------");

    /// Where a machine's directory is when nobody says: `$MAYFLY_AGENT_HOME`, else
    /// `/var/lib/mayfly-agent` for root, else `~/.mayfly-agent`.
    public static Optional<Path> usual(Map<String, String> environment, String user) {
        String named = environment.getOrDefault("MAYFLY_AGENT_HOME", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        if (user.equals("root")) {
            return Optional.of(Path.of(DEFAULT_OF_ROOT));
        }
        return Optional.ofNullable(environment.get("HOME"))
                .filter(home -> !home.isEmpty())
                .map(home -> Path.of(home, ".mayfly-agent"));
    }

    /// Makes the directory where it is not there.
    ///
    /// @throws SourceException when it cannot be made, or is open to others
    public void create() {
        try {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException _) {
            throw SourceException.refused("`" + directory + "` is no directory");
        } catch (IOException _) {
            throw SourceException.refused("the directory `" + directory + "` cannot be made");
        }
        requirePrivate();
    }

    /// Checks that nobody else may enter the directory.
    ///
    /// @throws SourceException when others may
    public void requirePrivate() {
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(directory);
            if (!OWNER_ONLY.containsAll(allowed)) {
                throw SourceException.refused(
                        "others may enter `"
                                + directory
                                + "`, where a key is kept; take that from them with chmod 700");
            }
        } catch (IOException _) {
            throw SourceException.refused("`" + directory + "` cannot be read");
        }
    }

    /// Whether a machine joined here.
    public boolean joined() {
        return Files.exists(directory.resolve(IDENTITY));
    }

    /// The file of that name.
    Path file(String name) {
        return directory.resolve(name);
    }

    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(file(name)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException _) {
            throw SourceException.refused("`" + file(name) + "` cannot be read");
        }
    }

    String required(String name) {
        return read(name)
                .orElseThrow(() ->
                        SourceException.refused(
                                "`" + file(name) + "` is missing: this machine has not joined"));
    }

    /// Puts `content` into the file, durably.
    void write(String name, String content) {
        Path target = file(name);
        Path beside = directory.resolve("." + name + ".new");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(beside, PosixFilePermissions.asFileAttribute(OWNER_FILE));
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
        } catch (IOException e) {
            throw new UncheckedIOException("`" + target + "` cannot be written", e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
            syncDirectory();
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file(name) + "` cannot be deleted", e);
        }
    }

    /// Work that only one process does at a time, whichever: renewing above all, since a second one
    /// would look like a second machine.
    <T> T alone(Supplier<T> work) {
        try (FileChannel channel =
                        FileChannel.open(
                                file(LOCK),
                                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                PosixFilePermissions.asFileAttribute(OWNER_FILE));
                var _ = channel.lock()) {
            return work.get();
        } catch (OverlappingFileLockException _) {
            throw SourceException.outage("another part of this process is at the node's key");
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file(LOCK) + "` cannot be locked", e);
        }
    }

    private void syncDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
