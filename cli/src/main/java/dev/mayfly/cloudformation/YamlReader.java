package dev.mayfly.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads YAML 1.2 or JSON (which YAML 1.2 contains) into [Node]s. Intrinsic functions are
/// recognised in both spellings: `!Sub x` and `{"Fn::Sub": x}`.
///
/// YAML 1.2 keeps `Version: 2012-10-17` and `yes` strings; duplicate keys are refused.
///
/// Source: CloudFormation User Guide, "Intrinsic function reference", read 2026-11.
public final class YamlReader {

    /// CloudFormation's own limit for a template body is 51,200 bytes, 1 MB from S3.
    private static final int MAX_CODE_POINTS = 1_000_000;

    private static final int MAX_ALIASES = 50;
    private static final int MAX_DEPTH = 100;

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

    /// The one document in `text`.
    public Node read(String text, String fileName) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(fileName)
                        .setAllowDuplicateKeys(false)
                        .setCodePointLimit(MAX_CODE_POINTS)
                        .setMaxAliasesForCollections(MAX_ALIASES)
                        .build();
        try {
            refuseDeepNesting(text, settings);
            var root = new Compose(settings).composeString(text);
            return convert(root.orElseThrow(() -> new TemplateException("the file is empty")));
        } catch (MarkedYamlEngineException e) {
            throw new TemplateException(String.valueOf(e.getProblem()), line(e.getProblemMark()));
        } catch (YamlEngineException e) {
            throw new TemplateException("this is not YAML: " + e.getMessage());
        }
    }

    /// The composer recurses once a level; the events before it do not.
    private static void refuseDeepNesting(String text, LoadSettings settings) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                throw new TemplateException("nested too deeply", line(event.getStartMark()));
            }
        }
    }

    private Node convert(org.snakeyaml.engine.v2.nodes.Node node) {
        Optional<String> shortForm = shortForm(node.getTag());
        Node plain = convertPlain(node, shortForm.isPresent());
        return shortForm
                .<Node>map(function -> new Node.Call(function, plain, plain.line()))
                .orElse(plain);
    }

    private Node convertPlain(org.snakeyaml.engine.v2.nodes.Node node, boolean argument) {
        int line = line(node.getStartMark());
        return switch (node) {
            case ScalarNode scalar ->
                    new Node.Scalar(
                            scalar.getValue(), argument ? Node.Kind.STRING : kind(scalar), line);
            case SequenceNode sequence -> {
                List<Node> items = new ArrayList<>();
                for (var item : sequence.getValue()) {
                    items.add(convert(item));
                }
                yield new Node.Sequence(items, line);
            }
            case MappingNode mapping -> mapping(mapping, line);
            default -> throw new TemplateException("this is no value", line);
        };
    }

    private Node mapping(MappingNode mapping, int line) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new TemplateException("a key must be a string", line);
            }
            Node value = convert(tuple.getValueNode());
            if (entries.put(key.getValue(), value) != null) {
                throw new TemplateException("duplicate key `" + key.getValue() + "`", value.line());
            }
        }
        if (entries.size() == 1) {
            var only = entries.entrySet().iterator().next();
            Optional<String> function = longForm(only.getKey());
            if (function.isPresent()) {
                return new Node.Call(function.get(), only.getValue(), line);
            }
        }
        return new Node.Mapping(entries, line);
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

    private static int line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(1);
    }
}
