package dev.mayfly.cloudformation;

import java.util.stream.Collectors;

/// Writes resolved nodes as JSON, compact and in the order of the file: a policy document as the
/// API takes it.
public final class Json {

    private static final int FIRST_PRINTABLE = 0x20;

    private Json() {}

    /// The JSON text of a resolved node.
    public static String write(Node node) {
        return switch (node) {
            case Node.Scalar scalar ->
                    switch (scalar.kind()) {
                        case STRING, GUESS -> quote(scalar.text());
                        case NUMBER, BOOLEAN, NULL -> scalar.text();
                    };
            case Node.Sequence sequence ->
                    sequence.items().stream()
                            .map(Json::write)
                            .collect(Collectors.joining(",", "[", "]"));
            case Node.Mapping mapping ->
                    mapping.entries().entrySet().stream()
                            .map(entry -> quote(entry.getKey()) + ":" + write(entry.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
            case Node.Call call ->
                    throw new IllegalStateException("unresolved function " + call.function());
        };
    }

    /// The text as a JSON string.
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (c < FIRST_PRINTABLE) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
