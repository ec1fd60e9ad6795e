package dev.mayfly.kept;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Directories of mode 0700 and files of mode 0600, written whole or not at all.
public final class PrivateFiles {

    private static final Set<PosixFilePermission> DIRECTORY =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /// Makes the directory, for its user alone, if it is not there.
    public static void makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        } catch (FileAlreadyExistsException _) {
            // another process was faster
        }
    }

    /// Why what is at `path` may not be trusted with secrets, or empty: it is another user's, a
    /// link, or others have rights to it.
    public static Optional<String> objection(Path path) throws IOException {
        PosixFileAttributes is =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(is.permissions());
        others.removeAll(DIRECTORY);
        if (is.isSymbolicLink()) {
            return Optional.of("`" + path + "` is a link");
        }
        if (!others.isEmpty()) {
            return Optional.of("`" + path + "` is open to others on this machine");
        }
        return is.owner().equals(ourselves())
                ? Optional.empty()
                : Optional.of("`" + path + "` belongs to " + is.owner().getName());
    }

    private static UserPrincipal ourselves() throws IOException {
        Path process = Path.of("/proc/self");
        Path ours = Files.exists(process) ? process : Path.of(System.getProperty("user.home"));
        return Files.getOwner(ours);
    }

    static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
    }

    /// Replaces the file in one step: whoever reads sees the old content or the new.
    public static void replace(Path file, String content) throws IOException {
        Path fresh =
                Files.createTempFile(
                        directoryOf(file),
                        "." + file.getFileName(),
                        ".new",
                        PosixFilePermissions.asFileAttribute(FILE));
        try {
            Files.writeString(fresh, content, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
