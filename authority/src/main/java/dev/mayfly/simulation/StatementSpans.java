package dev.mayfly.simulation;

import java.util.ArrayList;
import java.util.List;

/// Finds where the statements of a document stand, as AWS's simulator says it: a statement of a
/// list begins where the bracket or the statement before it ends, a lone one behind its brace.
///
/// Source: AWS's answers captured 2026-09 by the project stackd (`simulation.json`, the cases
/// `…_positions`).
final class StatementSpans {

    private final String json;
    private int at;
    private int line = 1;
    private int column = 1;

    private StatementSpans(String json) {
        this.json = json;
    }

    /// The spans of the statements, in their order. `json` is a policy that was parsed before.
    static List<Span> of(String json) {
        return new StatementSpans(json).read();
    }

    private List<Span> read() {
        blanks();
        step(); // the brace of the document
        blanks();
        while (json.charAt(at) != '}') {
            String key = string();
            blanks();
            step(); // the colon
            blanks();
            if (key.equals("Statement")) {
                return statements();
            }
            value();
            separators();
        }
        return List.of();
    }

    private List<Span> statements() {
        List<Span> spans = new ArrayList<>();
        if (json.charAt(at) == '{') {
            Span start = new Span(line, column + 1, 0, 0);
            value();
            spans.add(endingHere(start));
            return spans;
        }
        step(); // the bracket
        Span start = new Span(line, column, 0, 0);
        separators();
        while (json.charAt(at) != ']') {
            value();
            spans.add(endingHere(start));
            start = new Span(line, column, 0, 0);
            separators();
        }
        return spans;
    }

    private Span endingHere(Span start) {
        return new Span(start.startLine(), start.startColumn(), line, column);
    }

    private void value() {
        switch (json.charAt(at)) {
            case '"' -> string();
            case '{', '[' -> balanced();
            default -> {
                while (",]} \t\r\n".indexOf(json.charAt(at)) < 0) {
                    step();
                }
            }
        }
    }

    private void balanced() {
        int depth = 0;
        do {
            char c = json.charAt(at);
            if (c == '"') {
                string();
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : 0;
            depth -= c == '}' || c == ']' ? 1 : 0;
            step();
        } while (depth > 0);
    }

    /// Reads a string and returns what stands between its quotes, escapes as they are.
    private String string() {
        step();
        int from = at;
        while (json.charAt(at) != '"') {
            if (json.charAt(at) == '\\') {
                step();
            }
            step();
        }
        String text = json.substring(from, at);
        step();
        return text;
    }

    private void separators() {
        while (json.charAt(at) == ',' || blank(json.charAt(at))) {
            step();
        }
    }

    private void blanks() {
        while (blank(json.charAt(at))) {
            step();
        }
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private void step() {
        char c = json.charAt(at++);
        boolean returnBeforeNewline = c == '\r' && at < json.length() && json.charAt(at) == '\n';
        if (c == '\n' || (c == '\r' && !returnBeforeNewline)) {
            line++;
            column = 1;
        } else {
            column++;
        }
    }
}
