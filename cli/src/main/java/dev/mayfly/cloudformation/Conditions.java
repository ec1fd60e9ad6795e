package dev.mayfly.cloudformation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Evaluates a template's conditions.
///
/// Source: CloudFormation User Guide, "Condition functions", read 2026-11.
final class Conditions {

    private final Template template;
    private final Resolver resolver;
    private final Set<String> evaluating = new HashSet<>();

    Conditions(Template template, Resolver resolver) {
        this.template = template;
        this.resolver = resolver;
    }

    boolean holds(String name, int line) {
        Node condition = template.conditions().get(name);
        if (condition == null) {
            throw new TemplateException("no condition is named `" + name + "`", line);
        }
        if (!evaluating.add(name)) {
            throw new TemplateException("condition `" + name + "` refers to itself", line);
        }
        try {
            return evaluate(condition);
        } finally {
            evaluating.remove(name);
        }
    }

    private boolean evaluate(Node node) {
        if (node instanceof Node.Mapping mapping && mapping.get("Condition").isPresent()) {
            return holds(mapping.get("Condition").get().asText("`Condition`"), node.line());
        }
        if (!(node instanceof Node.Call call)) {
            throw new TemplateException(
                    "a condition is one of Fn::Equals, Fn::And, Fn::Or, Fn::Not, Condition",
                    node.line());
        }
        return switch (call.function()) {
            case "Condition" -> holds(call.argument().asText("`Condition`"), call.line());
            case "Equals" -> {
                List<Node> sides = Functions.arguments(call, 2);
                yield resolver.text(sides.get(0), "`Fn::Equals`")
                        .equals(resolver.text(sides.get(1), "`Fn::Equals`"));
            }
            case "And" -> call.argument().asItems("`Fn::And`").stream().allMatch(this::evaluate);
            case "Or" -> call.argument().asItems("`Fn::Or`").stream().anyMatch(this::evaluate);
            case "Not" -> !evaluate(Functions.arguments(call, 1).get(0));
            default ->
                    throw new TemplateException(
                            "`" + call.function() + "` is no condition function", call.line());
        };
    }
}
