package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.policy.json.Json;
import java.util.List;
import java.util.Map;

/// What [PolicyParser] refuses and no check has found: so that a policy without errors can be
/// attached.
final class StrictChecks {
    private StrictChecks() {}

    /// To be the last of the checks.
    static void check(PolicyText policy, Findings findings) {
        if (findings.hasErrors()) {
            return;
        }
        try {
            PolicyParser.parse(policy.text(), policy.kind());
        } catch (PolicySyntaxException e) {
            findings.error(
                    "MAYFLY_POLICY_REFUSED",
                    "The policy would be refused: " + e.problem() + ".",
                    path(policy.root(), e.pointer()));
        }
    }

    private static Path path(Json root, String pointer) {
        Json at = root;
        Path path = Path.ROOT;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            switch (at) {
                case Json.Obj(Map<String, Json> members, _) when members.containsKey(name) -> {
                    path = path.member(name);
                    at = members.getOrDefault(name, at);
                }
                case Json.Arr(List<Json> items, _) -> {
                    int index = Integer.parseInt(name);
                    path = path.item(index);
                    at = items.get(index);
                }
                default -> {
                    return path;
                }
            }
        }
        return path;
    }
}
