package dev.mayfly.apply;

import dev.mayfly.cloudformation.Node;
import dev.mayfly.cloudformation.TemplateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Mayfly's own file format: the same properties as CloudFormation's, grouped by kind and without
/// the ceremony. The key is the entity's name unless the properties give one, and `!Ref`, `!GetAtt`
/// and `!Sub` work between entries.
///
/// ```yaml
/// providers:
///   github:
///     Url: https://token.actions.githubusercontent.com
///     ClientIdList: [sts.amazonaws.com]
/// roles:
///   deploy:
///     AssumeRolePolicyDocument: {Version: 2012-10-17, Statement: …}
/// ```
final class MayflyFile {

    /// A group of the file, the resource type its entries have, and the property their key gives.
    private record Group(String type, Optional<String> nameProperty) {}

    private static final Map<String, Group> GROUPS =
            Map.of(
                    "providers", new Group("AWS::IAM::OIDCProvider", Optional.empty()),
                    "roles", new Group("AWS::IAM::Role", Optional.of("RoleName")),
                    "policies",
                            new Group("AWS::IAM::ManagedPolicy", Optional.of("ManagedPolicyName")),
                    "inlinePolicies", new Group("AWS::IAM::Policy", Optional.of("PolicyName")),
                    "instanceProfiles",
                            new Group(
                                    "AWS::IAM::InstanceProfile",
                                    Optional.of("InstanceProfileName")));

    private MayflyFile() {}

    /// The file as a template with the same meaning.
    static Node asTemplate(Node root) {
        Map<String, Node> resources = new LinkedHashMap<>();
        for (var section : root.asMapping("the file").entries().entrySet()) {
            Group group = GROUPS.get(section.getKey());
            if (group == null) {
                throw new TemplateException(
                        "unknown section `"
                                + section.getKey()
                                + "`; known: "
                                + String.join(", ", GROUPS.keySet().stream().sorted().toList()),
                        section.getValue().line());
            }
            section.getValue()
                    .asMapping("`" + section.getKey() + "`")
                    .entries()
                    .forEach((key, node) -> add(resources, key, resource(group, key, node)));
        }
        return new Node.Mapping(Map.of("Resources", new Node.Mapping(resources, 1)), root.line());
    }

    private static void add(Map<String, Node> resources, String key, Node resource) {
        if (resources.put(key, resource) != null) {
            throw new TemplateException("`" + key + "` is used twice", resource.line());
        }
    }

    private static Node resource(Group group, String key, Node node) {
        Map<String, Node> properties =
                new LinkedHashMap<>(node.asMapping("`" + key + "`").entries());
        group.nameProperty()
                .ifPresent(name -> properties.putIfAbsent(name, Node.string(key, node.line())));
        return new Node.Mapping(
                Map.of(
                        "Type",
                        Node.string(group.type(), node.line()),
                        "Properties",
                        new Node.Mapping(properties, node.line())),
                node.line());
    }
}
