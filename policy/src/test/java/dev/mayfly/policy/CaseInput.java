package dev.mayfly.policy;

import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns the JSON of a case into a request and a stack of policies.
final class CaseInput {
    private static final Set<String> REQUEST =
            Set.of("action", "resource", "resourceAccount", "caller", "context");
    private static final Set<String> LAYERS =
            Set.of(
                    "serviceControl",
                    "resourceControl",
                    "resource",
                    "key",
                    "trust",
                    "identity",
                    "boundary",
                    "session");

    private CaseInput() {}

    static AuthorizationRequest request(Map<String, Json> json) {
        checkNames(json, REQUEST);
        CallerPrincipal caller = CaseCaller.read(json.get("caller"));
        RequestContext.Builder context = RequestContext.builder().caller(caller);
        if (json.get("context") instanceof Json.Obj(var members, _)) {
            members.forEach((key, value) -> put(context, key, value));
        }
        return new AuthorizationRequest(
                CaseFile.text(json, "action"),
                CaseFile.text(json, "resource"),
                CaseFile.optional(json, "resourceAccount").orElse("111122223333"),
                caller,
                context.build());
    }

    private static void put(RequestContext.Builder context, String key, Json value) {
        if (value instanceof Json.Arr(List<Json> items, _)) {
            context.multi(key, items.stream().map(CaseInput::scalar).toList());
        } else {
            context.single(key, scalar(value));
        }
    }

    private static String scalar(Json value) {
        return ((Json.Str) value).value();
    }

    static PolicyStack stack(Map<String, Json> json) {
        checkNames(json, LAYERS);
        PolicyStack stack =
                PolicyStack.EMPTY
                        .withServiceControl(levels(json))
                        .withResourceControl(
                                policies(json, "resourceControl", PolicyKind.RESOURCE_CONTROL))
                        .withIdentity(policies(json, "identity", PolicyKind.IDENTITY))
                        .withSession(policies(json, "session", PolicyKind.SESSION));
        for (NamedPolicy policy : policies(json, "boundary", PolicyKind.BOUNDARY)) {
            stack = stack.withBoundary(policy);
        }
        for (NamedPolicy policy : policies(json, "resource", PolicyKind.RESOURCE)) {
            stack = stack.withResourcePolicy(policy);
        }
        for (NamedPolicy policy : policies(json, "trust", PolicyKind.TRUST)) {
            stack = stack.withResourcePolicy(policy);
        }
        for (NamedPolicy policy : policies(json, "key", PolicyKind.RESOURCE)) {
            stack = stack.withResourceSide(new PolicyStack.ResourceSide(policy, true));
        }
        return stack;
    }

    private static List<List<NamedPolicy>> levels(Map<String, Json> json) {
        List<List<NamedPolicy>> levels = new ArrayList<>();
        if (json.get("serviceControl") instanceof Json.Arr(List<Json> items, _)) {
            for (Json level : items) {
                levels.add(named("serviceControl", level, PolicyKind.SERVICE_CONTROL));
            }
        }
        return levels;
    }

    private static List<NamedPolicy> policies(
            Map<String, Json> json, String layer, PolicyKind kind) {
        Json value = json.get(layer);
        return value == null ? List.of() : named(layer, value, kind);
    }

    private static List<NamedPolicy> named(String layer, Json value, PolicyKind kind) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (Json item : value.itemsOrSelf()) {
            String text = JsonText.of(item);
            policies.add(
                    new NamedPolicy(
                            layer + " " + (policies.size() + 1), PolicyParser.parse(text, kind)));
        }
        return policies;
    }

    private static void checkNames(Map<String, Json> json, Set<String> known) {
        for (String name : json.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown member `" + name + "`");
            }
        }
    }
}
