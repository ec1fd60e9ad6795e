package dev.mayfly.query;

import dev.mayfly.protocol.Malformed;
import dev.mayfly.protocol.Node;
import dev.mayfly.protocol.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A dotted form key as a tree: `Tags.member.1.Key=a` is `Tags` / `member` / `1` / `Key` with the
/// value `a`. Written while a form is parsed, only read afterwards.
public final class FormNode implements TextNode {

    private static final FormNode ABSENT = new FormNode();
    private static final int MAX_INDEX_DIGITS = 6;

    private @Nullable String value;
    private Map<String, FormNode> children = Map.of();

    /// Gives the node its value; false when it already had one.
    public boolean assign(String text) {
        if (value != null) {
            return false;
        }
        value = text;
        return true;
    }

    /// The child of that name, made when it is not there yet.
    public FormNode grow(String name) {
        if (children.isEmpty()) {
            children = new LinkedHashMap<>();
        }
        return children.computeIfAbsent(name, _ -> new FormNode());
    }

    @Override
    public boolean absent() {
        return value == null && children.isEmpty();
    }

    @Override
    public Node member(String wireName) {
        FormNode child = children.get(wireName);
        return child == null ? ABSENT : child;
    }

    /// `X.member.1`, `X.member.2`, … in the order of their numbers; `X=` is the empty list.
    ///
    /// Source: Smithy, "AWS query protocol", lists and "empty lists", read 2026-11.
    @Override
    public List<Node> elements() {
        FormNode members = children.get("member");
        if (members == null) {
            refuseStray("A list is not written as .member.N");
            return List.of();
        }
        return members.numbered();
    }

    /// `X.entry.1.key`, `X.entry.1.value`, ….
    @Override
    public Map<String, Node> entries() {
        FormNode entries = children.get("entry");
        if (entries == null) {
            refuseStray("A map is not written as .entry.N");
            return Map.of();
        }
        Map<String, Node> map = new LinkedHashMap<>();
        for (Node entry : entries.numbered()) {
            if (map.put(entry.member("key").text(), entry.member("value")) != null) {
                throw Malformed.value("A map has the same key twice");
            }
        }
        return map;
    }

    private void refuseStray(String problem) {
        if (!children.isEmpty() || (value != null && !value.isEmpty())) {
            throw Malformed.value(problem);
        }
    }

    private List<Node> numbered() {
        TreeMap<Integer, Node> ordered = new TreeMap<>();
        children.forEach((name, child) -> ordered.put(index(name), child));
        return new ArrayList<>(ordered.values());
    }

    private static int index(String name) {
        boolean digits = name.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits
                || name.isEmpty()
                || name.length() > MAX_INDEX_DIGITS
                || name.charAt(0) == '0') {
            throw Malformed.value("A list element is not numbered from 1");
        }
        return Integer.parseInt(name);
    }

    @Override
    public String text() {
        if (value == null) {
            throw Malformed.value("A structure was found where a value was expected");
        }
        return value;
    }
}
