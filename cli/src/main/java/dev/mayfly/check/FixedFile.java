package dev.mayfly.check;

import dev.mayfly.policyfiles.Edit;
import dev.mayfly.policyfiles.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A file with the fixes made that are certain. It is written beside and renamed, so that nobody
/// ever finds half of it.
public final class FixedFile {
    private FixedFile() {}

    /// Makes the fixes, and says how many. Of two that overlap, the second waits for another run.
    public static int write(CheckedFile file) {
        List<Edit> edits = edits(file);
        if (edits.isEmpty()) {
            return 0;
        }
        Path path = Path.of(file.source().name());
        try {
            replace(path, applied(file.source(), edits));
        } catch (IOException e) {
            throw new UncheckedIOException("`" + path + "` cannot be written", e);
        }
        return edits.size();
    }

    private static void replace(Path path, String text) throws IOException {
        Path real = path.toRealPath();
        Path beside = real.resolveSibling("." + real.getFileName() + ".mayfly");
        try {
            Files.copy(real, beside, StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(beside, text);
            Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static List<Edit> edits(CheckedFile file) {
        List<Edit> edits = new ArrayList<>();
        int end = 0;
        for (Edit edit :
                file.reports().stream()
                        .flatMap(report -> report.edit().stream())
                        .sorted(Comparator.comparingInt(Edit::start))
                        .toList()) {
            if (edit.start() >= end) {
                edits.add(edit);
                end = Math.max(edit.end(), edit.start() + 1);
            }
        }
        return edits;
    }

    private static String applied(SourceText source, List<Edit> edits) {
        StringBuilder text = new StringBuilder(source.text());
        for (Edit edit : edits.reversed()) {
            text.replace(edit.start(), edit.end(), edit.replacement());
        }
        return text.toString();
    }
}
