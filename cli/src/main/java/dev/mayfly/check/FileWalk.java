package dev.mayfly.check;

import dev.mayfly.policyfiles.SourceText;
import dev.mayfly.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads the files a person named, and those in the directories a person named.
public final class FileWalk {
    /// A Terraform plan of thousands of resources has some ten megabytes.
    private static final int MAX_BYTES = 64 << 20;

    /// What other tools put there is not the person's.
    private static final Set<String> SKIPPED =
            Set.of(".git", ".terraform", "node_modules", "target", "cdk.out", ".venv", "vendor");

    private static final Set<String> ENDINGS = Set.of("json", "yaml", "yml", "template");

    private final InputStream in;

    /// @param in what `-` names
    public FileWalk(InputStream in) {
        this.in = in;
    }

    /// A file that was read.
    ///
    /// @param named whether the person named the file itself, and so means it to be checked
    public record Read(SourceText source, boolean named) {}

    /// The texts, in the order in which they were named; inside a directory by name.
    public List<Read> read(List<Path> paths) {
        List<Read> read = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                inside(path.normalize()).forEach(file -> read.add(new Read(file(file), false)));
            } else {
                read.add(new Read(file(path), true));
            }
        }
        return read;
    }

    private static List<Path> inside(Path directory) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new Collector(directory, files));
        } catch (IOException _) {
            throw unreadable(directory);
        }
        files.sort(null);
        return files;
    }

    private SourceText file(Path path) {
        boolean standardInput = path.toString().equals("-");
        try (InputStream stream = standardInput ? in : Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw Failure.trouble(
                        "`" + path + "` is larger than " + (MAX_BYTES >> 20) + " MiB",
                        "check its parts");
            }
            return new SourceText(
                    standardInput ? "stdin" : path.toString(),
                    new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException _) {
            throw unreadable(path);
        }
    }

    private static Failure unreadable(Path path) {
        return Failure.trouble("`" + path + "` cannot be read", "check its name and permissions");
    }

    /// Collects what may hold a policy, by the ending of its name. Follows no links.
    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path top;
        private final List<Path> files;

        Collector(Path top, List<Path> files) {
            this.top = top;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean skipped =
                    !directory.equals(top) && SKIPPED.contains(directory.getFileName().toString());
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            String ending = name.substring(name.lastIndexOf('.') + 1);
            if (attributes.isRegularFile() && ENDINGS.contains(ending)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
