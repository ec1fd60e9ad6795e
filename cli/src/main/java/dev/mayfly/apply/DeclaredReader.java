package dev.mayfly.apply;

import dev.mayfly.cloudformation.Json;
import dev.mayfly.cloudformation.Node;
import dev.mayfly.cloudformation.Stack;
import dev.mayfly.cloudformation.TemplateException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns resolved `AWS::IAM::*` resources into [Declared] ones. A property nobody knows is refused,
/// so that a misspelt one is not silently nothing.
///
/// Source: CloudFormation Template Reference, "AWS::IAM::*", read 2026-11.
final class DeclaredReader {

    private static final int DEFAULT_MAX_SESSION_SECONDS = 3600;

    private DeclaredReader() {}

    static Declared read(Stack.Resource resource) {
        Properties properties = new Properties(resource);
        Declared declared =
                switch (resource.type()) {
                    case "AWS::IAM::OIDCProvider" -> provider(properties);
                    case "AWS::IAM::Role" -> role(resource, properties);
                    case "AWS::IAM::ManagedPolicy" -> policy(resource, properties);
                    case "AWS::IAM::Policy" -> inlinePolicy(resource, properties);
                    case "AWS::IAM::InstanceProfile" -> profile(resource, properties);
                    default ->
                            throw new TemplateException(
                                    "Mayfly does not apply `" + resource.type() + "`",
                                    resource.line());
                };
        properties.refuseUnread();
        return declared;
    }

    private static Declared provider(Properties properties) {
        return new Declared.Provider(
                properties.required("Url"),
                properties.names("ClientIdList"),
                List.copyOf(properties.names("ThumbprintList")),
                properties.tags());
    }

    private static Declared role(Stack.Resource resource, Properties properties) {
        properties.text("RoleName");
        SortedMap<String, String> inline = new TreeMap<>();
        for (Node node : properties.list("Policies")) {
            Node.Mapping policy = node.asMapping("a policy");
            inline.put(
                    required(policy, "PolicyName").asText("`PolicyName`"),
                    document(required(policy, "PolicyDocument")));
        }
        return new Declared.Role(
                resource.name(),
                properties.text("Path").orElse("/"),
                properties.text("Description"),
                properties
                        .text("MaxSessionDuration")
                        .map(text -> seconds(text, resource.line()))
                        .orElse(DEFAULT_MAX_SESSION_SECONDS),
                document(properties.node("AssumeRolePolicyDocument")),
                inline,
                properties.names("ManagedPolicyArns"),
                properties.text("PermissionsBoundary"),
                properties.tags());
    }

    private static Declared policy(Stack.Resource resource, Properties properties) {
        properties.text("ManagedPolicyName");
        return new Declared.Policy(
                resource.name(),
                properties.text("Path").orElse("/"),
                properties.text("Description"),
                document(properties.node("PolicyDocument")),
                holders(properties),
                properties.tags());
    }

    private static Declared inlinePolicy(Stack.Resource resource, Properties properties) {
        properties.text("PolicyName");
        Declared.Holders holders = holders(properties);
        if (holders.empty()) {
            throw new TemplateException(
                    "`" + resource.logicalId() + "` names no role, user or group", resource.line());
        }
        return new Declared.InlinePolicy(
                resource.name(), document(properties.node("PolicyDocument")), holders);
    }

    private static Declared profile(Stack.Resource resource, Properties properties) {
        properties.text("InstanceProfileName");
        SortedSet<String> roles = properties.names("Roles");
        if (roles.size() > 1) {
            throw new TemplateException("an instance profile holds one role", resource.line());
        }
        return new Declared.Profile(
                resource.name(), properties.text("Path").orElse("/"), roles.stream().findFirst());
    }

    private static Declared.Holders holders(Properties properties) {
        return new Declared.Holders(
                properties.names("Roles"), properties.names("Users"), properties.names("Groups"));
    }

    /// A document is an object, or a string that holds its JSON.
    private static String document(Node node) {
        return node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.STRING
                ? scalar.text()
                : Json.write(node.asMapping("a policy document"));
    }

    private static Node required(Node.Mapping mapping, String name) {
        return mapping.get(name)
                .orElseThrow(
                        () -> new TemplateException("`" + name + "` is missing", mapping.line()));
    }

    private static int seconds(String text, int line) {
        if (!text.matches("\\d{1,6}")) {
            throw new TemplateException("`MaxSessionDuration` is a number of seconds", line);
        }
        return Integer.parseInt(text);
    }

    /// The properties of one resource, remembering which were read.
    private static final class Properties {

        private final Stack.Resource resource;
        private final Set<String> read = new TreeSet<>();

        Properties(Stack.Resource resource) {
            this.resource = resource;
        }

        private Optional<Node> get(String name) {
            read.add(name);
            return resource.properties().get(name);
        }

        Node node(String name) {
            return get(name).orElseThrow(() -> missing(name));
        }

        Optional<String> text(String name) {
            return get(name).map(node -> node.asText("`" + name + "`"));
        }

        String required(String name) {
            return text(name).orElseThrow(() -> missing(name));
        }

        List<Node> list(String name) {
            return get(name).map(node -> node.asItems("`" + name + "`")).orElse(List.of());
        }

        SortedSet<String> names(String name) {
            SortedSet<String> names = new TreeSet<>();
            list(name).forEach(node -> names.add(node.asText("an item of `" + name + "`")));
            return Collections.unmodifiableSortedSet(names);
        }

        SortedMap<String, String> tags() {
            SortedMap<String, String> tags = new TreeMap<>();
            for (Node node : list("Tags")) {
                Node.Mapping tag = node.asMapping("a tag");
                tags.put(
                        DeclaredReader.required(tag, "Key").asText("`Key`"),
                        DeclaredReader.required(tag, "Value").asText("`Value`"));
            }
            return Collections.unmodifiableSortedMap(tags);
        }

        void refuseUnread() {
            for (var entry : resource.properties().entries().entrySet()) {
                if (!read.contains(entry.getKey())) {
                    throw new TemplateException(
                            "`" + resource.type() + "` has no property `" + entry.getKey() + "`",
                            entry.getValue().line());
                }
            }
        }

        private TemplateException missing(String name) {
            return new TemplateException(
                    "`" + resource.logicalId() + "` needs `" + name + "`", resource.line());
        }
    }
}
