package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.json.Json;
import java.util.HashMap;
import java.util.Map;

/// `Sid`: letters and digits, each once. Policies of other services than IAM and Organizations may
/// have more.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Sid".
final class SidChecks {
    private SidChecks() {}

    static void check(PolicyText policy, Findings findings) {
        Map<String, Path> seen = new HashMap<>();
        for (StatementText statement : policy.statements()) {
            JsonType.check(statement.json(), "Sid", statement.path(), findings);
            boolean strict = policy.kind() != PolicyKind.RESOURCE;
            if (strict
                    && statement.json().members().get("Sid") instanceof Json.Str(String sid, _)) {
                checkText(sid, statement.path().member("Sid"), seen, findings);
            }
        }
    }

    private static void checkText(
            String sid, Path path, Map<String, Path> seen, Findings findings) {
        if (!sid.chars().allMatch(SidChecks::isSidChar)) {
            findings.error(
                    "UNSUPPORTED_SID",
                    "Update the characters in the Sid element to use one of the following"
                            + " character types: [a-z, A-Z, 0-9]",
                    path);
        }
        Path first = sid.isEmpty() ? null : seen.putIfAbsent(sid, path);
        if (first != null) {
            findings.error(
                    "UNIQUE_SIDS_REQUIRED",
                    "Duplicate statement IDs are not supported for this policy type. Update the"
                            + " Sid value.",
                    path,
                    first);
        }
    }

    private static boolean isSidChar(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
