package dev.mayfly.policy.redundancy;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.json.Json;
import java.util.HashMap;
import java.util.Map;

/// Statement ids that are empty, or used twice where that is allowed.
final class SidAdvice implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        Map<String, Path> seen = new HashMap<>();
        for (StatementText statement : policy.statements()) {
            if (statement.json().members().get("Sid") instanceof Json.Str(String sid, _)) {
                Path path = statement.path().member("Sid");
                if (sid.isEmpty()) {
                    findings.suggestion(
                            "EMPTY_SID_VALUE",
                            "Add a value to the empty string in the Sid element.",
                            path);
                } else if (policy.kind() == PolicyKind.RESOURCE && seen.containsKey(sid)) {
                    findings.warning(
                            "UNIQUE_SIDS_RECOMMENDED",
                            "We recommend that you use statement IDs that are unique to your"
                                    + " policy. Update the Sid value.",
                            path,
                            seen.getOrDefault(sid, path));
                } else {
                    seen.put(sid, path);
                }
            }
        }
    }
}
