package dev.mayfly.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A set of tables and the numbered scripts that build it, the oldest first. Two schemas may share
/// a database.
record Schema(String folder, List<String> scripts) {

    static final Schema STATE = new Schema("state", List.of("001-account"));
    static final Schema TRAIL = new Schema("trail", List.of("001-trail"));

    Schema {
        scripts = List.copyOf(scripts);
    }

    /// The number of scripts, which is the version of a database they were all applied to.
    int version() {
        return scripts.size();
    }

    /// The statements of script number `version`, counted from 1. A statement ends with a semicolon
    /// at the end of a line.
    List<String> statements(Dialect dialect, int version) {
        String script = scripts.get(version - 1);
        String path = dialect.folder() + "/" + folder + "/" + script + ".sql";
        return Arrays.stream(read(path).split(";\\n"))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    private static String read(String path) {
        try (InputStream script = Schema.class.getResourceAsStream(path)) {
            if (script == null) {
                throw new IllegalStateException("the program lacks its own " + path);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
