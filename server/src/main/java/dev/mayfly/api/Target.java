package dev.mayfly.api;

import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Permission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an IAM or ECS call acts on, as policies see it: the resource's ARN and the condition keys
/// the call adds.
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS
/// Identity and Access Management (IAM)", read 2026-11.
record Target(String resource, Map<String, List<String>> context) {

    /// For actions that know no resources.
    static final Target ANYTHING = new Target("*", Map.of());

    Target {
        context = Map.copyOf(context);
    }

    static Target of(String resource) {
        return new Target(resource, Map.of());
    }

    /// The permission to do `action` to it.
    Permission permission(String action) {
        return new Permission(action, resource, context);
    }

    /// The permission to tag it that creating it with tags needs besides.
    ///
    /// Source: AWS refuses such calls with "not authorized to perform: iam:TagRole" in public issue
    /// threads.
    List<Permission> tagging(String action, List<?> tags) {
        return tags.isEmpty() ? List.of() : List.of(permission(action));
    }

    /// The resource as the trail names it; none where the call knows no resources.
    List<TrailEvent.Resource> resources() {
        return Arn.parse(resource)
                .map(arn -> new TrailEvent.Resource(resource, type(arn), arn.account()))
                .stream()
                .toList();
    }

    /// Source: AWS resource and property types reference, `AWS::IAM::*` and
    /// `AWS::RolesAnywhere::*`, read 2026-11.
    private static String type(Arn arn) {
        String kind = arn.resource().split("/", 2)[0];
        return switch (arn.service()) {
            case "rolesanywhere" -> anywhere(kind);
            case "ecs" -> "AWS::ECS::" + ecs(kind);
            default -> iam(kind);
        };
    }

    private static String anywhere(String kind) {
        return "AWS::RolesAnywhere::"
                + switch (kind) {
                    case "trust-anchor" -> "TrustAnchor";
                    case "profile" -> "Profile";
                    case "crl" -> "CRL";
                    case "subject" -> "Subject";
                    default -> "Resource";
                };
    }

    private static String iam(String kind) {
        return "AWS::IAM::"
                + switch (kind) {
                    case "role" -> "Role";
                    case "user" -> "User";
                    case "group" -> "Group";
                    case "policy" -> "ManagedPolicy";
                    case "instance-profile" -> "InstanceProfile";
                    case "oidc-provider" -> "OIDCProvider";
                    default -> "Resource";
                };
    }

    private static String ecs(String kind) {
        return switch (kind) {
            case "cluster" -> "Cluster";
            case "service" -> "Service";
            case "task-definition" -> "TaskDefinition";
            case "task" -> "Task";
            case "container-instance" -> "ContainerInstance";
            default -> "Resource";
        };
    }

    /// With one more condition key.
    Target with(String key, String value) {
        return with(key, List.of(value));
    }

    /// With the keys of tags the resource carries.
    Target carrying(String prefix, List<Tag> tags) {
        Target result = this;
        for (Tag tag : tags) {
            result = result.with(prefix + tag.key(), tag.value());
        }
        return result;
    }

    /// With the keys of tags the request brings.
    Target bringing(List<Tag> tags) {
        Target result = carrying("aws:RequestTag/", tags);
        return tags.isEmpty() ? result : result.tagKeys(tags.stream().map(Tag::key).toList());
    }

    /// With the key of tag keys the request names.
    Target tagKeys(List<String> keys) {
        return with("aws:TagKeys", keys);
    }

    private Target with(String key, List<String> values) {
        Map<String, List<String>> all = new HashMap<>(context);
        all.put(key, values);
        return new Target(resource, all);
    }
}
