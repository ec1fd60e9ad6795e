package dev.mayfly.check;

import dev.mayfly.policyfiles.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Marks by which a finding is known again after lines above it came or went.
final class Fingerprints {
    private static final int DIGITS = 16;

    private final SourceText source;
    private final Map<String, Integer> seen = new HashMap<>();

    Fingerprints(SourceText source) {
        this.source = source;
    }

    /// Made of the code, the owner and the line's text; the second of its kind differs from the
    /// first.
    String next(Report report) {
        int line = report.region().startLine();
        String words =
                source.text().substring(source.lineStart(line), source.lineEnd(line)).strip();
        String about = report.finding().code() + "\n" + report.owner() + "\n" + words;
        int number = seen.merge(about, 1, Integer::sum);
        return hash(about + "\n" + number);
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
