package dev.mayfly.policy.findings;

import java.util.ArrayList;
import java.util.List;

/// The `${…}` in a text, right or wrong.
///
/// @param start of the dollar sign
/// @param end behind the closing brace; behind the text when there is none
/// @param inside between the braces
record VariableText(int start, int end, boolean closed, String inside) {
    static List<VariableText> in(String text) {
        List<VariableText> variables = new ArrayList<>();
        int at = text.indexOf("${");
        while (at >= 0) {
            int close = closingBrace(text, at + 2);
            boolean closed = close < text.length() && text.charAt(close) == '}';
            variables.add(
                    new VariableText(
                            at, closed ? close + 1 : close, closed, text.substring(at + 2, close)));
            at = text.indexOf("${", close);
        }
        return variables;
    }

    /// A brace in a quoted default does not count; without one, the next variable or the end.
    private static int closingBrace(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && (c == '}' || text.startsWith("${", i))) {
                return i;
            }
        }
        return text.length();
    }

    /// The text with every variable replaced by a wildcard.
    static String replaced(String text) {
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        for (VariableText variable : in(text)) {
            replaced.append(text, at, variable.start()).append('*');
            at = variable.end();
        }
        return replaced.append(text.substring(at)).toString();
    }

    boolean isEscape() {
        return inside.equals("*") || inside.equals("?") || inside.equals("$");
    }

    String key() {
        int comma = inside.indexOf(',');
        return comma < 0 ? inside : inside.substring(0, comma);
    }

    /// Whether there is a default that does not stand in single quotes.
    boolean lacksQuotes() {
        int comma = inside.indexOf(',');
        if (comma < 0) {
            return false;
        }
        String text = inside.substring(comma + 1).strip();
        return text.length() < 2
                || text.charAt(0) != '\''
                || text.indexOf('\'', 1) != text.length() - 1;
    }
}
