package dev.mayfly.agent.door;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A request target in origin form, read once: what is checked and what is served is the same text.
///
/// @param path decoded, with runs of `/` made one
/// @param query undecoded, without the `?`
record Target(String path, String query) {

    /// The longest any client asks: a role's name below a prefix.
    private static final int MAX_CHARACTERS = 1024;

    /// Reads it; empty when it is absolute, has dot segments, or is not a path.
    ///
    /// Java's SDK asks for `//latest/…` where the endpoint was given with a final `/`.
    static Optional<Target> read(String text) {
        if (text.isEmpty() || text.charAt(0) != '/' || text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        int mark = text.indexOf('?');
        String raw = mark < 0 ? text : text.substring(0, mark);
        String query = mark < 0 ? "" : text.substring(mark + 1);
        return decoded(raw)
                .map(path -> path.replaceAll("/{2,}", "/"))
                .filter(Target::isPlain)
                .map(path -> new Target(path, query));
    }

    private static boolean isPlain(String path) {
        if (path.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '#' || c == '\\')) {
            return false;
        }
        String closed = path + "/";
        return !closed.contains("/./") && !closed.contains("/../");
    }

    private static Optional<String> decoded(String raw) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c > 0x7e) {
                return Optional.empty();
            }
            if (c == '%') {
                int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
                int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                c = (char) (high * 16 + low);
                i += 2;
            }
            bytes[length++] = (byte) c;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, 0, length))
                            .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
