package dev.mayfly.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sections of a template, unresolved.
///
/// Source: CloudFormation User Guide, "Template anatomy", read 2026-11.
record Template(
        Map<String, Parameter> parameters,
        Node.Mapping mappings,
        Map<String, Node> conditions,
        Map<String, Resource> resources,
        Node.Mapping outputs) {

    /// A resource as declared.
    record Resource(String type, Optional<String> condition, Node.Mapping properties, int line) {}

    private static final Node.Mapping NOTHING = new Node.Mapping(Map.of(), 1);

    static Template of(Node root) {
        root.asMapping("a template")
                .get("Transform")
                .ifPresent(transform -> {
                    throw new TemplateException(
                            "transforms and macros run inside AWS only; apply the"
                                    + " transformed template",
                            transform.line());
                });
        return untransformed(root);
    }

    /// The same, whatever transforms are still to come.
    static Template untransformed(Node root) {
        Node.Mapping sections = root.asMapping("a template");
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        section(sections, "Parameters")
                .entries()
                .forEach((name, node) -> parameters.put(name, Parameter.of(name, node)));
        Map<String, Resource> resources = new LinkedHashMap<>();
        section(sections, "Resources")
                .entries()
                .forEach((id, node) -> resources.put(id, resource(id, node)));
        if (resources.isEmpty()) {
            throw new TemplateException("a template needs `Resources`", root.line());
        }
        return new Template(
                parameters,
                section(sections, "Mappings"),
                section(sections, "Conditions").entries(),
                resources,
                section(sections, "Outputs"));
    }

    private static Node.Mapping section(Node.Mapping sections, String name) {
        return sections.get(name).map(node -> node.asMapping("`" + name + "`")).orElse(NOTHING);
    }

    private static Resource resource(String id, Node node) {
        Node.Mapping declared = node.asMapping("resource `" + id + "`");
        String type =
                declared.get("Type")
                        .orElseThrow(() ->
                                new TemplateException(
                                        "resource `" + id + "` has no `Type`", node.line()))
                        .asText("`Type`");
        return new Resource(
                type,
                declared.get("Condition").map(condition -> condition.asText("`Condition`")),
                declared.get("Properties")
                        .map(properties -> properties.asMapping("`Properties`"))
                        .orElse(new Node.Mapping(Map.of(), node.line())),
                node.line());
    }

    /// A parameter's declaration.
    record Parameter(
            String name,
            String type,
            Optional<String> defaultValue,
            List<String> allowedValues,
            Optional<String> allowedPattern,
            int line) {

        static Parameter of(String name, Node node) {
            Node.Mapping declared = node.asMapping("parameter `" + name + "`");
            return new Parameter(
                    name,
                    declared.get("Type").map(type -> type.asText("`Type`")).orElse("String"),
                    declared.get("Default").map(value -> value.asText("`Default`")),
                    declared
                            .get("AllowedValues")
                            .map(values -> values.asItems("`AllowedValues`"))
                            .orElse(List.of())
                            .stream()
                            .map(value -> value.asText("an allowed value"))
                            .toList(),
                    declared.get("AllowedPattern").map(value -> value.asText("`AllowedPattern`")),
                    node.line());
        }

        /// The value to use, checked against what the template allows.
        Node value(Optional<String> given) {
            String text =
                    given.or(this::defaultValue)
                            .orElseThrow(() ->
                                    new TemplateException(
                                            "parameter `" + name + "` needs a value", line));
            if (!allowedValues.isEmpty() && !allowedValues.contains(text)) {
                throw new TemplateException(
                        "parameter `" + name + "` must be one of " + allowedValues, line);
            }
            if (allowedPattern.isPresent() && !text.matches(allowedPattern.get())) {
                throw new TemplateException(
                        "parameter `" + name + "` must match " + allowedPattern.get(), line);
            }
            return isList() ? list(text) : Node.string(text, line);
        }

        private boolean isList() {
            return type.equals("CommaDelimitedList") || type.startsWith("List<");
        }

        private Node list(String text) {
            return new Node.Sequence(
                    List.of(text.split(",", -1)).stream()
                            .<Node>map(item -> Node.string(item.strip(), line))
                            .toList(),
                    line);
        }
    }
}
