package dev.mayfly.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/// A file as it was: a file that was replaced or changed has another stamp.
public record FileStamp(Path file, long modifiedMicros, long size) {

    private static final long ABSENT = -1;

    /// As the file is now; a file that is not there has a stamp as well.
    public static FileStamp of(Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(file, is.lastModifiedTime().to(TimeUnit.MICROSECONDS), is.size());
        } catch (IOException _) {
            return new FileStamp(file, ABSENT, ABSENT);
        }
    }

    String line() {
        return modifiedMicros + " " + size + " " + file;
    }

    static FileStamp parse(String line) {
        String[] parts = line.split(" ", 3);
        return new FileStamp(Path.of(parts[2]), Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
