package dev.mayfly.policy;

import dev.mayfly.policy.json.Json;
import java.util.stream.Collectors;

/// Writes JSON values back as text.
public final class JsonText {
    private JsonText() {}

    public static String of(Json value) {
        return switch (value) {
            case Json.Obj(var members, _) ->
                    members.entrySet().stream()
                            .map(member -> quoted(member.getKey()) + ":" + of(member.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
            case Json.Arr(var items, _) ->
                    items.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
            case Json.Str(String text, _) -> quoted(text);
            case Json.Num(String digits, _) -> digits;
            case Json.Bool(boolean truth, _) -> Boolean.toString(truth);
            case Json.Null _ -> "null";
        };
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
