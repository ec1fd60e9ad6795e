package dev.mayfly.agent.container;

import dev.mayfly.session.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A task's token where the task reads it: one line without its end, readable by its owner alone.
///
/// Without the newline because botocore, the JavaScript SDK and the Go SDK put the file's bytes
/// into a header as they are and fail on one.
final class TokenFile {

    static final String NAME = "token";

    private static final FileAttribute<Set<PosixFilePermission>> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /// The task enters the directory and reads nothing else there.
    private static final FileAttribute<Set<PosixFilePermission>> ENTERED =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

    private TokenFile() {}

    /// Puts `token` into the directory for `uid` (0400), in one step for whoever reads: by rename.
    ///
    /// @throws IOException when it cannot, as for a uid that is not ours while we are not root
    static void write(Path directory, Secret token, long uid) throws IOException {
        Files.createDirectories(directory, ENTERED);
        Path draft = directory.resolve(NAME + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, OURS);
        Files.write(
                draft,
                token.reveal().getBytes(StandardCharsets.US_ASCII),
                StandardOpenOption.WRITE);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("r--------"));
        if ((int) Files.getAttribute(draft, "unix:uid") != uid) {
            Files.setAttribute(draft, "unix:uid", (int) uid);
        }
        Files.move(draft, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Removes it and its directory.
    static void delete(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(NAME));
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException _) {
            // somebody else's file: not ours to remove
        }
    }
}
