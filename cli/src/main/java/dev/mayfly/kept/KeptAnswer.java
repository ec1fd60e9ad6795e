package dev.mayfly.kept;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// An answer to `credential_process`, kept in a file until it must be asked for anew.
///
/// The file's first line is a hash of the rest; then come the second from which to renew, the
/// second in which it ends, what it depends on (files as they were), and the answer, a line each.
/// Read on the way on which every millisecond counts, so without a JSON parser.
///
/// @param inputs files whose change makes the answer one to another question
/// @param json the answer, on one line
public record KeptAnswer(Instant renewAt, Instant endsAt, List<FileStamp> inputs, String json) {

    private static final String MAGIC = "mayfly-credentials-1 ";
    private static final long MAX_BYTES = 64 * 1024;
    private static final int FIXED_LINES = 3;

    /// SDKs ask again from a quarter of an hour before the end; they must then get something newer.
    ///
    /// Source: botocore 1.43, `credentials.py` (advisory refresh 15 min, mandatory 10 min).
    private static final Duration SDK_REFRESH = Duration.ofMinutes(16);

    public KeptAnswer {
        inputs = List.copyOf(inputs);
    }

    /// An answer that came now: renewed 16 minutes before its end, or at half its life if that is
    /// later.
    public static KeptAnswer of(Instant now, Instant end, List<FileStamp> inputs, String json) {
        Duration half = Duration.between(now, end).dividedBy(2);
        Duration before = half.compareTo(SDK_REFRESH) < 0 ? half : SDK_REFRESH;
        return new KeptAnswer(end.minus(before), end, inputs, json);
    }

    /// Whether it may be given without asking again.
    public boolean isFresh(Instant now) {
        return now.isBefore(renewAt) && unchanged();
    }

    /// Whether it may be given when nobody can be asked.
    public boolean lives(Instant now) {
        return now.isBefore(endsAt) && unchanged();
    }

    private boolean unchanged() {
        for (FileStamp input : inputs) {
            if (!input.equals(FileStamp.of(input.file()))) {
                return false;
            }
        }
        return true;
    }

    /// The answer in `file`; empty when there is none, or none that is whole.
    ///
    /// @throws NotPrivateException when others have rights to the file
    public static Optional<KeptAnswer> read(Path file) throws IOException {
        try {
            Optional<String> objection = PrivateFiles.objection(file);
            if (objection.isPresent()) {
                throw new NotPrivateException(objection.get());
            }
            if (Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// Keeps it in `file`.
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(renewAt.getEpochSecond()).append('\n');
        text.append(endsAt.getEpochSecond()).append('\n');
        for (FileStamp input : inputs) {
            text.append(input.line()).append('\n');
        }
        text.append(json).append('\n');
        PrivateFiles.replace(file, MAGIC + hash(text.toString()) + "\n" + text);
    }

    private static Optional<KeptAnswer> parse(String content) {
        int end = content.indexOf('\n');
        if (end < 0 || !content.startsWith(MAGIC)) {
            return Optional.empty();
        }
        String rest = content.substring(end + 1);
        String[] lines = rest.split("\n", -1);
        boolean whole =
                content.substring(MAGIC.length(), end).equals(hash(rest))
                        && lines.length > FIXED_LINES;
        try {
            return whole ? Optional.of(read(lines)) : Optional.empty();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static KeptAnswer read(String[] lines) {
        List<FileStamp> inputs = new ArrayList<>();
        int answer = lines.length - 2;
        for (int i = 2; i < answer; i++) {
            inputs.add(FileStamp.parse(lines[i]));
        }
        return new KeptAnswer(
                Instant.ofEpochSecond(Long.parseLong(lines[0])),
                Instant.ofEpochSecond(Long.parseLong(lines[1])),
                inputs,
                lines[answer]);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
