package dev.mayfly.policy.pattern;

import java.util.Optional;

/// Reads what stands between `${` and `}`: a key, a key with a default, or one of the three escapes
/// `*`, `?`, `$`.
final class VariableText {
    private VariableText() {}

    /// The place of the brace that closes the variable starting at `at`; a brace inside a quoted
    /// default does not count.
    static int closingBrace(String source, int at) {
        boolean quoted = false;
        for (int i = at + 2; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '}' && !quoted) {
                return i;
            } else if (c == '{' && !quoted) {
                break;
            }
        }
        throw new IllegalArgumentException(
                "the variable that starts at character " + (at + 1) + " is not closed by `}`");
    }

    /// Empty for an escape.
    static Optional<Part> parse(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return Optional.empty();
        }
        int comma = inside.indexOf(',');
        String key = comma < 0 ? inside : inside.substring(0, comma);
        if (!isKey(key)) {
            throw new IllegalArgumentException("`${" + inside + "}` names no condition key");
        }
        Optional<String> fallback =
                comma < 0 ? Optional.empty() : Optional.of(quoted(inside, comma + 1));
        return Optional.of(new Part.Variable(ContextKey.of(key), fallback));
    }

    private static boolean isKey(String key) {
        return !key.isBlank() && key.strip().equals(key) && key.chars().noneMatch(c -> c < ' ');
    }

    private static String quoted(String inside, int from) {
        String text = inside.substring(from).strip();
        if (text.length() < 2
                || text.charAt(0) != '\''
                || text.indexOf('\'', 1) != text.length() - 1) {
            throw new IllegalArgumentException(
                    "the default in `${" + inside + "}` must stand in single quotes");
        }
        return text.substring(1, text.length() - 1);
    }
}
