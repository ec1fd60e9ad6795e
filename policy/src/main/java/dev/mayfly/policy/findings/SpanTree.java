package dev.mayfly.policy.findings;

import dev.mayfly.policy.findings.Location.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where every value of a JSON text begins and ends, built in one pass over a text that has been
/// read before and so is known to be JSON.
final class SpanTree {
    private final String text;
    private int at;

    /// A value; the end is exclusive.
    static final class Node {
        final int start;
        int end;
        final List<Node> items = new ArrayList<>();
        final Map<String, Member> members = new HashMap<>();

        private Node(int start) {
            this.start = start;
        }
    }

    /// A member: the name with its quotes, and the value.
    record Member(int keyStart, int keyEnd, Node value) {}

    /// A stretch of the text; the end is exclusive.
    record Stretch(int start, int end) {}

    private SpanTree(String text) {
        this.text = text;
    }

    static Node of(String json) {
        return new SpanTree(json).value();
    }

    /// The stretch a path leads to; where the path leaves the tree, the last value on it.
    static Stretch find(Node root, String text, List<Step> path) {
        Node node = root;
        for (Step step : path) {
            @Nullable Node next = null;
            switch (step) {
                case Step.Member(String name) -> {
                    Member member = node.members.get(name);
                    next = member == null ? null : member.value();
                }
                case Step.Item(int index) ->
                        next = index < node.items.size() ? node.items.get(index) : null;
                case Step.Key(String name) -> {
                    Member member = node.members.get(name);
                    return member == null
                            ? new Stretch(node.start, node.end)
                            : new Stretch(member.keyStart(), member.keyEnd());
                }
                case Step.Substring(int start, int length) -> {
                    return part(node, text, start, length);
                }
            }
            if (next == null) {
                break;
            }
            node = next;
        }
        return new Stretch(node.start, node.end);
    }

    /// A part of a text by what it says; escapes make the written text longer.
    private static Stretch part(Node node, String text, int start, int length) {
        int at = node.start + 1;
        for (int i = 0; i < start; i++) {
            at += charLength(text, at);
        }
        int end = at;
        for (int i = 0; i < length && end < node.end - 1; i++) {
            end += charLength(text, end);
        }
        return new Stretch(Math.min(at, node.end), Math.min(end, node.end));
    }

    private static int charLength(String text, int at) {
        if (at >= text.length() || text.charAt(at) != '\\') {
            return 1;
        }
        return text.charAt(at + 1) == 'u' ? 6 : 2;
    }

    private Node value() {
        skipBlanks();
        Node node = new Node(at);
        switch (text.charAt(at)) {
            case '{' -> object(node);
            case '[' -> array(node);
            case '"' -> string();
            default -> literal();
        }
        node.end = at;
        return node;
    }

    private void object(Node node) {
        at++;
        skipBlanks();
        while (text.charAt(at) != '}') {
            int keyStart = at;
            string();
            int keyEnd = at;
            skipBlanks();
            at++;
            Node value = value();
            node.members.putIfAbsent(
                    Unescaped.of(text, keyStart + 1, keyEnd - 1),
                    new Member(keyStart, keyEnd, value));
            skipBlanks();
            at += text.charAt(at) == ',' ? 1 : 0;
            skipBlanks();
        }
        at++;
    }

    private void array(Node node) {
        at++;
        skipBlanks();
        while (text.charAt(at) != ']') {
            node.items.add(value());
            skipBlanks();
            at += text.charAt(at) == ',' ? 1 : 0;
            skipBlanks();
        }
        at++;
    }

    private void string() {
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void literal() {
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
