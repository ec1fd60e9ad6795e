package dev.mayfly.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Makes our nodes of the library's, and recognises intrinsic functions.
final class YamlNodes {

    private static final Set<String> FUNCTIONS =
            Set.of(
                    "And",
                    "Base64",
                    "Cidr",
                    "Equals",
                    "FindInMap",
                    "GetAZs",
                    "GetAtt",
                    "If",
                    "ImportValue",
                    "Join",
                    "Not",
                    "Or",
                    "Select",
                    "Split",
                    "Sub",
                    "Transform");

    private final String text;
    private final boolean oneUnitEach;

    YamlNodes(String text) {
        this.text = text;
        this.oneUnitEach = text.codePointCount(0, text.length()) == text.length();
    }

    /// Marks count characters, we count UTF-16 units; they differ behind the first emoji.
    private int offset(Optional<Mark> mark) {
        return mark.map(Mark::getIndex)
                .map(index -> oneUnitEach ? index : text.offsetByCodePoints(0, index))
                .orElse(0);
    }

    Node convert(org.snakeyaml.engine.v2.nodes.Node node) {
        Optional<String> shortForm = shortForm(node.getTag());
        Node plain = convertPlain(node, shortForm.isPresent());
        return shortForm
                .<Node>map(function -> new Node.Call(function, plain, place(node)))
                .orElse(plain);
    }

    private Node convertPlain(org.snakeyaml.engine.v2.nodes.Node node, boolean argument) {
        Place place = place(node);
        return switch (node) {
            case ScalarNode scalar ->
                    new Node.Scalar(
                            scalar.getValue(), argument ? Node.Kind.STRING : kind(scalar), place);
            case SequenceNode sequence -> {
                List<Node> items = new ArrayList<>();
                for (var item : sequence.getValue()) {
                    items.add(convert(item));
                }
                yield new Node.Sequence(items, place);
            }
            case MappingNode mapping -> mapping(mapping, place);
            default -> throw new TemplateException("this is no value", place.line());
        };
    }

    private Node mapping(MappingNode mapping, Place place) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new TemplateException("a key must be a string", place.line());
            }
            Node value = convert(tuple.getValueNode());
            keys.put(key.getValue(), place(key));
            if (entries.put(key.getValue(), value) != null) {
                throw new TemplateException("duplicate key `" + key.getValue() + "`", value.line());
            }
        }
        if (entries.size() == 1) {
            var only = entries.entrySet().iterator().next();
            Optional<String> function = longForm(only.getKey());
            if (function.isPresent()) {
                return new Node.Call(function.get(), only.getValue(), place);
            }
        }
        return new Node.Mapping(entries, keys, place);
    }

    private static Optional<String> longForm(String key) {
        if (key.equals("Ref")) {
            return Optional.of("Ref");
        }
        return Optional.of(key)
                .filter(name -> name.startsWith("Fn::"))
                .map(name -> name.substring("Fn::".length()))
                .filter(FUNCTIONS::contains);
    }

    private static Optional<String> shortForm(Tag tag) {
        String name = tag.getValue();
        if (!name.startsWith("!")) {
            return Optional.empty();
        }
        String function = name.substring(1);
        if (function.equals("Ref")
                || function.equals("Condition")
                || FUNCTIONS.contains(function)) {
            return Optional.of(function);
        }
        throw new TemplateException("unknown function `" + name + "`");
    }

    private static Node.Kind kind(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Node.Kind.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return Node.Kind.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? Node.Kind.NULL : Node.Kind.STRING;
    }

    private Place place(org.snakeyaml.engine.v2.nodes.Node node) {
        return new Place(
                line(node.getStartMark()), offset(node.getStartMark()), offset(node.getEndMark()));
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(1);
    }
}
