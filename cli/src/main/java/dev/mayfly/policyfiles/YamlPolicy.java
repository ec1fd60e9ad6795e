package dev.mayfly.policyfiles;

import dev.mayfly.cloudformation.Json;
import dev.mayfly.cloudformation.Node;
import dev.mayfly.cloudformation.Place;
import java.util.Map;

/// Writes a policy that stands in a file as YAML, or as JSON with functions in it, as the JSON it
/// means.
final class YamlPolicy {
    private final SourceText source;
    private final MappedText.Builder out;

    private YamlPolicy(SourceText source) {
        this.source = source;
        this.out = MappedText.yaml(source);
    }

    /// The policy at a node without functions: an object, or a text that is the JSON itself.
    static MappedText of(SourceText source, Node node) {
        YamlPolicy policy = new YamlPolicy(source);
        if (node instanceof Node.Scalar scalar) {
            policy.text(scalar.text(), scalar.place(), scalar.kind() == Node.Kind.GUESS);
        } else {
            policy.write(node);
        }
        return policy.out.build();
    }

    private void write(Node node) {
        int begin = begin(node.place());
        int end = end(node.place());
        switch (node) {
            case Node.Scalar scalar -> scalar(scalar);
            case Node.Sequence sequence -> {
                String before = "[";
                for (Node item : sequence.items()) {
                    out.add(before, begin, end);
                    write(item);
                    before = ",";
                }
                out.add(sequence.items().isEmpty() ? "[]" : "]", begin, end);
            }
            case Node.Mapping mapping -> {
                String before = "{";
                for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
                    out.add(before, begin, end);
                    Place key = mapping.keys().getOrDefault(entry.getKey(), node.place());
                    text(Json.quote(entry.getKey()), key, false);
                    out.add(":", begin, end);
                    write(entry.getValue());
                    before = ",";
                }
                out.add(mapping.entries().isEmpty() ? "{}" : "}", begin, end);
            }
            case Node.Call call -> text(Json.quote(call.function()), call.place(), true);
        }
    }

    private void scalar(Node.Scalar scalar) {
        switch (scalar.kind()) {
            case STRING, GUESS ->
                    text(
                            Json.quote(scalar.text()),
                            scalar.place(),
                            scalar.kind() == Node.Kind.GUESS);
            case NUMBER, BOOLEAN, NULL -> text(scalar.text(), scalar.place(), false);
        }
    }

    /// Letter for letter where the file says it the same way, line for line where it does at least
    /// that, and otherwise every letter stands for the whole place.
    private void text(String json, Place place, boolean guess) {
        int length = out.length();
        int begin = begin(place);
        int end = end(place);
        String inside = json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
        int found = place.exact() ? source.text().indexOf(inside, begin, end) : -1;
        if (inside.isEmpty() || found < 0) {
            lines(json, begin, end);
        } else {
            boolean quoted = inside.length() < json.length();
            out.add(quoted ? "\"" : "", found, found);
            for (int i = 0; i < inside.length(); i++) {
                out.add(inside.charAt(i), found + i, found + i + 1);
            }
            out.add(quoted ? "\"" : "", found + inside.length(), found + inside.length());
        }
        if (guess) {
            out.guessedSince(length);
        }
    }

    private void lines(String text, int begin, int end) {
        int from = begin;
        for (String line : text.splitWithDelimiters("\n", -1)) {
            String words = line.strip();
            int found = words.isEmpty() ? -1 : source.text().indexOf(words, from, end);
            if (found < 0) {
                out.add(line, begin, end);
                continue;
            }
            int shift = found - line.indexOf(words);
            for (int i = 0; i < line.length(); i++) {
                out.add(line.charAt(i), Math.max(begin, shift + i), Math.max(begin, shift + i) + 1);
            }
            from = found + words.length();
        }
    }

    private int begin(Place place) {
        return place.exact() ? place.start() : source.lineStart(place.line());
    }

    /// Without the blank lines behind a block.
    private int end(Place place) {
        if (!place.exact()) {
            return source.lineEnd(place.line());
        }
        int end = Math.min(place.end(), source.text().length());
        while (end > place.start() && Character.isWhitespace(source.text().charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
