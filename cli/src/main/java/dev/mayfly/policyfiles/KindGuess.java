package dev.mayfly.policyfiles;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.json.Json;
import java.util.Locale;
import java.util.Map;

/// Tells what a policy is for by what stands in it: trust policies name principals and actions of
/// STS, other policies of resources name principals, all others do not.
final class KindGuess {
    private KindGuess() {}

    static PolicyKind of(Json root) {
        if (!(root instanceof Json.Obj(Map<String, Json> members, _))
                || !members.containsKey("Statement")) {
            return PolicyKind.IDENTITY;
        }
        boolean principals = false;
        boolean assumes = true;
        for (Json item : members.get("Statement").itemsOrSelf()) {
            if (item instanceof Json.Obj(Map<String, Json> statement, _)) {
                principals |=
                        statement.containsKey("Principal") || statement.containsKey("NotPrincipal");
                assumes &= !statement.containsKey("Resource") && isOfSts(statement);
            }
        }
        if (!principals) {
            return PolicyKind.IDENTITY;
        }
        return assumes ? PolicyKind.TRUST : PolicyKind.RESOURCE;
    }

    private static boolean isOfSts(Map<String, Json> statement) {
        Json actions = statement.get("Action");
        if (actions == null) {
            return false;
        }
        return actions.itemsOrSelf().stream()
                .allMatch(action ->
                        action instanceof Json.Str(String text, _)
                                && text.toLowerCase(Locale.ROOT).startsWith("sts:"));
    }
}
