package dev.mayfly.policyfiles;

import dev.mayfly.cloudformation.Environment;
import dev.mayfly.cloudformation.Node;
import dev.mayfly.cloudformation.Stack;
import dev.mayfly.cloudformation.TemplateException;
import dev.mayfly.policy.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The policies in a CloudFormation template, in each of its resources whatever their conditions.
final class TemplatePolicies {
    /// The account of AWS's own examples stands for the one to come.
    private static final Environment SOMEWHERE =
            new Environment("123456789012", "us-east-1", "stack", Map.of());

    private TemplatePolicies() {}

    static ReadFile read(SourceText source, Node root) {
        List<FoundPolicy> found = new ArrayList<>();
        try {
            for (Stack.Resource resource : Stack.drafted(root, SOMEWHERE)) {
                for (PolicyProperty property : PolicyProperty.CLOUDFORMATION) {
                    if (property.type().equals(resource.type())) {
                        policies(source, resource, property, found);
                    }
                }
            }
        } catch (TemplateException e) {
            return new ReadFile(
                    source, found, List.of(new ReadFile.Remark(e.line(), true, e.problem())));
        }
        return new ReadFile(source, found, List.of());
    }

    private static void policies(
            SourceText source,
            Stack.Resource resource,
            PolicyProperty property,
            List<FoundPolicy> found) {
        Optional<PolicyKind> kind =
                property.ofAnOrganization()
                        ? TerraformPlan.organization(text(resource.properties(), "Type"))
                        : Optional.of(property.kind());
        for (Node policy : nodes(resource.properties(), property.path())) {
            if (kind.isPresent() && isPolicy(policy)) {
                found.add(
                        new FoundPolicy(
                                resource.logicalId() + " " + property.path().replace("[]", ""),
                                kind.get(),
                                property.resourceType(),
                                text(resource.properties(), "RoleName"),
                                YamlPolicy.of(source, policy)));
            }
        }
    }

    /// `Policies` of a serverless function may hold names of policies and templates of policies.
    private static boolean isPolicy(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> mapping.get("Statement").isPresent();
            case Node.Scalar scalar -> scalar.text().stripLeading().startsWith("{");
            case Node.Sequence _, Node.Call _ -> false;
        };
    }

    private static List<Node> nodes(Node node, String path) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        boolean each = first.endsWith("[]");
        String name = each ? first.substring(0, first.length() - 2) : first;
        Optional<Node> value =
                node instanceof Node.Mapping mapping ? mapping.get(name) : Optional.empty();
        List<Node> next =
                value.map(there ->
                                each && there instanceof Node.Sequence items
                                        ? items.items()
                                        : List.of(there))
                        .orElse(List.of());
        return dot < 0
                ? next
                : next.stream()
                        .flatMap(inner -> nodes(inner, path.substring(dot + 1)).stream())
                        .toList();
    }

    private static String text(Node.Mapping mapping, String name) {
        return mapping.get(name).orElse(mapping) instanceof Node.Scalar scalar ? scalar.text() : "";
    }
}
