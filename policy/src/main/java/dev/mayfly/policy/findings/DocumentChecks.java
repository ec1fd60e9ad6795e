package dev.mayfly.policy.findings;

import dev.mayfly.policy.catalogue.Spelling;
import dev.mayfly.policy.findings.StatementText.Item;
import dev.mayfly.policy.json.Json;
import java.util.List;
import java.util.Set;

/// The elements around the statements: `Version`, `Id`, `Statement` and what does not belong there.
///
/// Source: IAM User Guide, "Grammar of the IAM JSON policy language" and "IAM policy validation
/// check reference".
final class DocumentChecks {
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final List<String> VERSIONS = List.of("2012-10-17", "2008-10-17");

    private DocumentChecks() {}

    static void check(PolicyText policy, Findings findings) {
        for (String name : policy.root().members().keySet()) {
            boolean misplaced = name.equals("Id") && !policy.kind().hasPrincipals();
            if (misplaced || !ELEMENTS.contains(name)) {
                ElementNames.invalid(name, Path.ROOT, ELEMENTS, findings);
            }
        }
        checkVersion(policy, findings);
        JsonType.check(policy.root(), "Id", Path.ROOT, findings);
        checkStatement(policy, findings);
    }

    private static void checkVersion(PolicyText policy, Findings findings) {
        JsonType.check(policy.root(), "Version", Path.ROOT, findings);
        policy.version()
                .filter(version -> !VERSIONS.contains(version))
                .ifPresent(version -> {
                    Path path = Path.ROOT.member("Version");
                    findings.error(
                            "INVALID_VERSION",
                            "The version "
                                    + version
                                    + " is not valid. Use one of the following versions: "
                                    + String.join(", ", VERSIONS),
                            path);
                    List<String> near = Spelling.nearest(version, VERSIONS);
                    if (near.size() == 1) {
                        findings.fix(
                                "write version " + near.getFirst(),
                                path,
                                JsonString.of(near.getFirst()));
                    }
                });
    }

    private static void checkStatement(PolicyText policy, Findings findings) {
        Json written = policy.root().members().get("Statement");
        Path path = Path.ROOT.member("Statement");
        switch (written) {
            case null -> missing(findings, Path.ROOT);
            case Json.Arr(List<Json> items, _) when items.isEmpty() -> missing(findings, path);
            case Json.Arr _, Json.Obj _ -> {
                for (Item item : StatementText.items(new Item(written, path))) {
                    if (!(item.json() instanceof Json.Obj)) {
                        JsonType.mismatch("Object", item.path(), findings);
                    }
                }
            }
            default -> JsonType.mismatch("Array", path, findings);
        }
    }

    private static void missing(Findings findings, Path path) {
        findings.error("MISSING_STATEMENT", "Add a statement to the policy", path);
    }
}
