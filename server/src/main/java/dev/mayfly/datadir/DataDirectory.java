package dev.mayfly.datadir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A directory that only its owner can enter (mode 0700), where an authority keeps its state and
/// its keys. Whoever can read it is the administrator.
///
/// Files are written beside their place, forced to disk, and moved into it by rename, so a reader
/// sees the old or the new content and never half of one.
public final class DataDirectory {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE_0600 =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;

    private DataDirectory(Path path) {
        this.path = path;
    }

    /// The directory at `path`, made if it is not there. One that others could enter is closed to
    /// them while it is still empty; later that would hide that keys may have been read, so it is
    /// refused.
    ///
    /// @throws DataDirectoryException when it cannot be made or is open to others
    public static DataDirectory create(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(absolute)) {
                Files.createDirectories(absolute, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                // INVARIANT: 0700 whatever the umask and whichever parent was made on the way.
                Files.setPosixFilePermissions(absolute, OWNER_ONLY);
            } else if (openToOthers(absolute)) {
                closeWhileEmpty(absolute);
            }
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "cannot use the data directory `" + absolute + "`: " + reason(e),
                    "choose another one with --data DIR or MAYFLY_HOME");
        }
        return new DataDirectory(absolute);
    }

    /// The directory at `path` when there is one that nobody else can enter.
    ///
    /// @throws DataDirectoryException when it is open to others or cannot be read
    public static Optional<DataDirectory> existing(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            return Optional.empty();
        }
        try {
            if (openToOthers(absolute)) {
                throw tooOpen(absolute);
            }
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "cannot read the data directory `" + absolute + "`: " + reason(e),
                    "use the account that started the authority");
        }
        return Optional.of(new DataDirectory(absolute));
    }

    /// Where it is, absolute.
    public Path path() {
        return path;
    }

    /// The path of an entry.
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /// Replaces the file `name`, mode 0600, durable on return.
    public void write(String name, byte[] content) {
        Path target = path.resolve(name);
        try {
            Path beside = Files.createTempFile(path, "." + name, ".new", FILE_0600);
            try (FileChannel file = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    /// Replaces the file `name` with UTF-8 text.
    public void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The text of the file `name`, or empty when there is none.
    public Optional<String> read(String name) {
        Path file = path.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// Removes the file `name` if it is there.
    public void remove(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path.resolve(name), e);
        }
    }

    private static boolean openToOthers(Path directory) throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(directory));
        others.removeAll(OWNER_ONLY);
        return !others.isEmpty();
    }

    private static void closeWhileEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw tooOpen(directory);
            }
        }
        Files.setPosixFilePermissions(directory, OWNER_ONLY);
    }

    private static DataDirectoryException tooOpen(Path directory) {
        return new DataDirectoryException(
                "other accounts can enter the data directory `" + directory + "`",
                "if nobody else has read it: chmod 700 " + directory);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.FileAlreadyExistsException _ -> "a file of that name is in the way";
            case java.nio.file.NoSuchFileException _ -> "no such directory";
            default -> String.valueOf(e.getMessage());
        };
    }
}
