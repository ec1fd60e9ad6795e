package dev.mayfly.policyfiles;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The policies in what `terraform show -json` says of a plan or of a state.
///
/// Source: Terraform, "JSON Output Format", format 1.2, read 2026-11.
final class TerraformPlan {
    private final SourceText source;
    private final List<FoundPolicy> found = new ArrayList<>();
    private final List<ReadFile.Remark> remarks = new ArrayList<>();

    private TerraformPlan(SourceText source) {
        this.source = source;
    }

    static boolean isPlan(Json root) {
        return root instanceof Json.Obj(Map<String, Json> members, _)
                && (members.containsKey("planned_values")
                        || members.containsKey("resource_changes")
                        || (members.containsKey("terraform_version")
                                && members.containsKey("values")));
    }

    static ReadFile read(SourceText source, Json root) {
        TerraformPlan plan = new TerraformPlan(source);
        Optional<Json> values = member(root, "planned_values").or(() -> member(root, "values"));
        if (values.isPresent()) {
            member(values.get(), "root_module").ifPresent(plan::module);
        } else {
            items(root, "resource_changes").forEach(plan::change);
        }
        plan.unknown(root);
        return new ReadFile(source, plan.found, plan.remarks);
    }

    private void module(Json module) {
        for (Json resource : items(module, "resources")) {
            member(resource, "values").ifPresent(values -> resource(resource, values));
        }
        items(module, "child_modules").forEach(this::module);
    }

    private void change(Json change) {
        member(change, "change")
                .flatMap(inner -> member(inner, "after"))
                .ifPresent(after -> resource(change, after));
    }

    private void resource(Json resource, Json values) {
        String type = text(resource, "type");
        for (PolicyProperty property : PolicyProperty.TERRAFORM) {
            if (property.type().equals(type)) {
                policy(text(resource, "address"), property, values);
            }
        }
    }

    private void policy(String address, PolicyProperty property, Json values) {
        Optional<PolicyKind> kind =
                property.ofAnOrganization()
                        ? organization(text(values, "type"))
                        : Optional.of(property.kind());
        if (kind.isEmpty()) {
            return;
        }
        for (Json.Str policy : texts(values, property.path())) {
            if (!policy.value().isBlank()) {
                int quote = source.offset(policy.position().line(), policy.position().column());
                found.add(
                        new FoundPolicy(
                                address + " " + property.path().replace("[]", ""),
                                kind.get(),
                                property.resourceType(),
                                text(values, "name"),
                                MappedText.jsonString(source, quote)));
            }
        }
    }

    /// The type of a policy of AWS Organizations, if it is one of permissions.
    static Optional<PolicyKind> organization(String type) {
        return switch (type) {
            case "", "SERVICE_CONTROL_POLICY" -> Optional.of(PolicyKind.SERVICE_CONTROL);
            case "RESOURCE_CONTROL_POLICY" -> Optional.of(PolicyKind.RESOURCE_CONTROL);
            default -> Optional.empty();
        };
    }

    /// What depends on something that does not exist yet is absent from the plan.
    private void unknown(Json root) {
        for (Json change : items(root, "resource_changes")) {
            Optional<Json> unknown =
                    member(change, "change").flatMap(inner -> member(inner, "after_unknown"));
            for (PolicyProperty property : PolicyProperty.TERRAFORM) {
                boolean isUnknown =
                        property.type().equals(text(change, "type"))
                                && unknown.flatMap(values -> member(values, property.path()))
                                        .filter(flag ->
                                                flag instanceof Json.Bool(boolean on, _) && on)
                                        .isPresent();
                if (isUnknown) {
                    remarks.add(
                            new ReadFile.Remark(
                                    change.position().line(),
                                    false,
                                    text(change, "address")
                                            + " "
                                            + property.path()
                                            + " is known only after the plan was applied"));
                }
            }
        }
    }

    private static List<Json.Str> texts(Json values, String path) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        List<Json> next =
                first.endsWith("[]")
                        ? items(values, first.substring(0, first.length() - 2))
                        : member(values, first).stream().toList();
        List<Json.Str> texts = new ArrayList<>();
        for (Json value : next) {
            if (dot >= 0) {
                texts.addAll(texts(value, path.substring(dot + 1)));
            } else if (value instanceof Json.Str text) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static Optional<Json> member(Json value, String name) {
        return value instanceof Json.Obj(Map<String, Json> members, _)
                ? Optional.ofNullable(members.get(name))
                : Optional.empty();
    }

    private static List<Json> items(Json value, String name) {
        return member(value, name)
                .map(array ->
                        array instanceof Json.Arr(List<Json> items, _) ? items : List.<Json>of())
                .orElse(List.of());
    }

    private static String text(Json value, String name) {
        return member(value, name).orElse(value) instanceof Json.Str(String text, _) ? text : "";
    }
}
