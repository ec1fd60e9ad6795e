package dev.mayfly.settings;

import dev.mayfly.cloudformation.Node;
import dev.mayfly.cloudformation.TemplateException;
import dev.mayfly.cloudformation.YamlReader;
import dev.mayfly.terminal.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `mayfly.yaml`: a mapping from keys of [SettingKey] to scalars, or to lists of them.
final class SettingsFile {

    private SettingsFile() {}

    static List<Value> read(String text, String label) {
        if (text.lines().map(String::strip).allMatch(SettingsFile::saysNothing)) {
            return List.of();
        }
        if (!(parse(text, label) instanceof Node.Mapping(Map<String, Node> entries, _, _))) {
            throw Failure.usage(
                    "`" + label + "` is no list of settings", "write one `key: value` a line");
        }
        List<Value> values = new ArrayList<>();
        entries.forEach((name, node) -> values.add(value(name, node, label)));
        return values;
    }

    /// A file of comments is what one begins with.
    private static boolean saysNothing(String line) {
        return line.isEmpty() || line.startsWith("#");
    }

    private static Node parse(String text, String label) {
        try {
            return new YamlReader().read(text, label);
        } catch (TemplateException e) {
            throw Failure.usage("`" + label + "` is not YAML: " + e.getMessage(), "");
        }
    }

    private static Value value(String name, Node node, String label) {
        String where = label + ", line " + node.line();
        SettingKey key =
                SettingKey.named(name)
                        .orElseThrow(() ->
                                Failure.usage(
                                        "unknown setting `" + name + "` (" + where + ")",
                                        "the settings are " + known()));
        return new Value(key, text(node, key, where), where);
    }

    private static String text(Node node, SettingKey key, String where) {
        return switch (node) {
            case Node.Scalar(String text, Node.Kind kind, _) -> kind == Node.Kind.NULL ? "" : text;
            case Node.Sequence(List<Node> items, _) ->
                    items.stream()
                            .map(item -> text(item, key, where))
                            .collect(Collectors.joining(","));
            case Node.Mapping _, Node.Call _ ->
                    throw Failure.usage(
                            "`" + key.key() + "` takes one value (" + where + ")", key.meaning());
        };
    }

    private static String known() {
        return Arrays.stream(SettingKey.values())
                .map(SettingKey::key)
                .collect(Collectors.joining(", "));
    }
}
