package dev.mayfly.apply;

import dev.mayfly.client.XmlNode;
import dev.mayfly.cloudformation.TemplateException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plans a role: itself, its trust policy, and what belongs to it.
final class RolePlanner {

    private final Api api;
    private final Listing listing;
    private final Ownership ownership;

    RolePlanner(Api api, Ownership ownership) {
        this.api = api;
        this.listing = new Listing(api);
        this.ownership = ownership;
    }

    Change plan(Declared.Role role) {
        return api.find(ApiCall.of("GetRole", "RoleName", role.name()))
                .flatMap(answer -> answer.child("Role"))
                .map(found -> update(role, found))
                .orElseGet(() -> create(role));
    }

    private Change create(Declared.Role role) {
        ApiCall create =
                ApiCall.of(
                                "CreateRole",
                                "RoleName",
                                role.name(),
                                "Path",
                                role.path(),
                                "MaxSessionDuration",
                                String.valueOf(role.maxSessionSeconds()),
                                "AssumeRolePolicyDocument",
                                role.trustPolicy())
                        .withTags(role.tags());
        if (role.description().isPresent()) {
            create = create.with("Description", role.description().get());
        }
        if (role.boundary().isPresent()) {
            create = create.with("PermissionsBoundary", role.boundary().get());
        }
        ChangeBuilder change = new ChangeBuilder(role, Change.Kind.CREATE);
        change.step("+ role " + role.path() + role.name(), create);
        role.inlinePolicies()
                .forEach((name, document) ->
                        change.step("+ inline policy " + name, put(role, name, document)));
        role.managedPolicies()
                .forEach(arn -> change.step("+ attached policy " + arn, attach(role, arn)));
        return change.build();
    }

    private Change update(Declared.Role role, XmlNode found) {
        refuseOtherPath(role, found);
        ChangeBuilder change = new ChangeBuilder(role, Change.Kind.UPDATE);
        change.document(
                "trust policy",
                decoded(found.at("AssumeRolePolicyDocument")),
                role.trustPolicy(),
                ApiCall.of(
                        "UpdateAssumeRolePolicy",
                        "RoleName",
                        role.name(),
                        "PolicyDocument",
                        role.trustPolicy()));
        attributes(role, found, change);
        boundary(role, found, change);
        inlinePolicies(role, change);
        ApiCall attached = ApiCall.of("ListAttachedRolePolicies", "RoleName", role.name());
        TreeSet<String> wanted = new TreeSet<>(role.managedPolicies());
        TreeSet<String> present = new TreeSet<>();
        listing.members(attached, "AttachedPolicies")
                .forEach(policy -> present.add(policy.at("PolicyArn")));
        present.removeIf(arn -> !wanted.contains(arn) && ownership.attaches(arn, role.name()));
        change.members(
                "attached policy",
                present,
                wanted,
                new ChangeBuilder.Membership(
                        arn -> attach(role, arn),
                        arn ->
                                ApiCall.of(
                                        "DetachRolePolicy",
                                        "RoleName",
                                        role.name(),
                                        "PolicyArn",
                                        arn)));
        change.tags(
                tags(found),
                role.tags(),
                ApiCall.of("TagRole", "RoleName", role.name()),
                ApiCall.of("UntagRole", "RoleName", role.name()));
        return change.build();
    }

    private static void refuseOtherPath(Declared.Role role, XmlNode found) {
        String path = found.at("Path");
        if (!path.equals(role.path())) {
            throw new TemplateException(
                    "role `"
                            + role.name()
                            + "` exists under path "
                            + path
                            + "; a role's path cannot change");
        }
    }

    private static void attributes(Declared.Role role, XmlNode found, ChangeBuilder change) {
        ApiCall update =
                ApiCall.of(
                        "UpdateRole",
                        "RoleName",
                        role.name(),
                        "Description",
                        role.description().orElse(""),
                        "MaxSessionDuration",
                        String.valueOf(role.maxSessionSeconds()));
        change.replace(
                "description", found.at("Description"), role.description().orElse(""), update);
        change.replace(
                "maximum session duration",
                found.at("MaxSessionDuration"),
                String.valueOf(role.maxSessionSeconds()),
                update);
    }

    private static void boundary(Declared.Role role, XmlNode found, ChangeBuilder change) {
        String present = found.at("PermissionsBoundary", "PermissionsBoundaryArn");
        ApiCall call =
                role.boundary()
                        .map(arn ->
                                ApiCall.of(
                                        "PutRolePermissionsBoundary",
                                        "RoleName",
                                        role.name(),
                                        "PermissionsBoundary",
                                        arn))
                        .orElseGet(() ->
                                ApiCall.of(
                                        "DeleteRolePermissionsBoundary", "RoleName", role.name()));
        change.replace("permissions boundary", present, role.boundary().orElse(""), call);
    }

    private void inlinePolicies(Declared.Role role, ChangeBuilder change) {
        SortedMap<String, String> present = new TreeMap<>();
        ApiCall list = ApiCall.of("ListRolePolicies", "RoleName", role.name());
        for (String name : listing.texts(list, "PolicyNames")) {
            XmlNode policy =
                    api.call(
                            ApiCall.of(
                                    "GetRolePolicy", "RoleName", role.name(), "PolicyName", name));
            present.put(name, decoded(policy.at("PolicyDocument")));
        }
        role.inlinePolicies()
                .forEach((name, document) -> {
                    String old = present.get(name);
                    if (old == null) {
                        change.step("+ inline policy " + name, put(role, name, document));
                    } else {
                        change.document(
                                "inline policy " + name, old, document, put(role, name, document));
                    }
                });
        present.keySet().stream()
                .filter(name -> !role.inlinePolicies().containsKey(name))
                .filter(name -> !ownership.writesInto(name, role.name()))
                .forEach(name ->
                        change.extra(
                                "inline policy " + name,
                                ApiCall.of(
                                        "DeleteRolePolicy",
                                        "RoleName",
                                        role.name(),
                                        "PolicyName",
                                        name)));
    }

    private static ApiCall put(Declared.Role role, String name, String document) {
        return ApiCall.of(
                "PutRolePolicy",
                "RoleName",
                role.name(),
                "PolicyName",
                name,
                "PolicyDocument",
                document);
    }

    private static ApiCall attach(Declared.Role role, String arn) {
        return ApiCall.of("AttachRolePolicy", "RoleName", role.name(), "PolicyArn", arn);
    }

    static Map<String, String> tags(XmlNode entity) {
        Map<String, String> tags = new TreeMap<>();
        for (XmlNode tag : entity.members("Tags")) {
            tags.put(tag.at("Key"), tag.at("Value"));
        }
        return tags;
    }

    /// IAM answers documents percent-encoded by RFC 3986, where a plus is a plus.
    static String decoded(String document) {
        return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
