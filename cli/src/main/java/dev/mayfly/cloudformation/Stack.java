package dev.mayfly.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A template resolved for one environment: every resource whose condition holds, with plain
/// values, and the outputs. Resources Mayfly does not know keep their type, so that the caller can
/// say which were left out.
public record Stack(List<Resource> resources, Map<String, String> outputs) {

    /// A resolved resource; there is no function left in `properties`. `name` is the physical name,
    /// given or made.
    public record Resource(
            String logicalId, String type, String name, Node.Mapping properties, int line) {}

    public Stack {
        resources = List.copyOf(resources);
    }

    /// Whether `root` looks like a CloudFormation template rather than Mayfly's own format.
    public static boolean isTemplate(Node root) {
        return root instanceof Node.Mapping mapping
                && (mapping.get("AWSTemplateFormatVersion").isPresent()
                        || mapping.get("Resources").isPresent());
    }

    /// Resolves the template.
    ///
    /// @throws TemplateException when a value is missing, a reference dangles or a function is
    ///   unknown
    public static Stack of(Node root, Environment environment) {
        Template template = Template.of(root);
        refuseUnknownParameters(template, environment);
        Resolver resolver = new Resolver(template, environment, Optional.empty());
        List<Resource> resources =
                template.resources().entrySet().stream()
                        .filter(entry -> resolver.present(entry.getKey()))
                        .map(entry -> resource(entry.getKey(), entry.getValue(), resolver))
                        .toList();
        return new Stack(resources, outputs(template, resolver));
    }

    /// Every resource of the template, whatever its condition, as far as can be told before any
    /// exists. What only AWS knows is guessed, and marked as [Node.Kind#GUESS].
    ///
    /// @throws TemplateException when it is no template
    public static List<Resource> drafted(Node root, Environment environment) {
        Template template = Template.untransformed(root);
        Resolver resolver =
                new Resolver(
                        template, environment, Optional.of(new Guesses(template, environment)));
        return template.resources().entrySet().stream()
                .map(entry ->
                        new Resource(
                                entry.getKey(),
                                entry.getValue().type(),
                                entry.getKey(),
                                resolver.properties(entry.getKey()),
                                entry.getValue().line()))
                .toList();
    }

    private static Resource resource(String id, Template.Resource declared, Resolver resolver) {
        if (!declared.type().startsWith("AWS::IAM::")) {
            return new Resource(id, declared.type(), id, declared.properties(), declared.line());
        }
        return new Resource(
                id,
                declared.type(),
                resolver.physicalName(id),
                resolver.properties(id),
                declared.line());
    }

    private static void refuseUnknownParameters(Template template, Environment environment) {
        for (String given : environment.parameters().keySet()) {
            if (!template.parameters().containsKey(given)) {
                throw new TemplateException("the template has no parameter `" + given + "`");
            }
        }
    }

    private static Map<String, String> outputs(Template template, Resolver resolver) {
        Map<String, String> outputs = new LinkedHashMap<>();
        template.outputs()
                .entries()
                .forEach((name, node) -> {
                    Node.Mapping output = node.asMapping("output `" + name + "`");
                    boolean wanted =
                            output.get("Condition")
                                    .map(c -> resolver.condition(c.asText("`Condition`")))
                                    .orElse(true);
                    if (wanted) {
                        Node value =
                                output.get("Value")
                                        .orElseThrow(() ->
                                                new TemplateException(
                                                        "output `" + name + "` has no" + " `Value`",
                                                        node.line()));
                        outputs.put(name, resolver.text(value, "output `" + name + "`"));
                    }
                });
        return outputs;
    }
}
