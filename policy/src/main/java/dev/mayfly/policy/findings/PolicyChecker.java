package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.JsonReader;
import dev.mayfly.policy.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;

/// Finds what is wrong, dangerous or needless in a policy. Stateless and thread-safe.
public final class PolicyChecker {
    /// As deep as [dev.mayfly.policy.PolicyParser] takes it.
    private static final int MAX_DEPTH = 8;

    /// Every subject; the order does not matter.
    private static final List<Check> CHECKS =
            List.of(
                    DocumentChecks::check,
                    StatementChecks::check,
                    SidChecks::check,
                    ActionChecks::check,
                    PrincipalChecks::check,
                    ResourceChecks::check,
                    VariableChecks::check,
                    ConditionChecks::check,
                    ConditionKeyChecks::check,
                    ConditionTypeChecks::check,
                    ConditionValueChecks::check,
                    TrustChecks::check,
                    AttachmentChecks::check,
                    OrganizationChecks::check,
                    SizeChecks::check);

    private final ActionCatalogue catalogue;
    private final List<Check> more;

    /// A checker; `PolicyLint` in `policy.lint` makes the one with every check.
    ///
    /// @param more further subjects
    public PolicyChecker(ActionCatalogue catalogue, List<Check> more) {
        this.catalogue = catalogue;
        this.more = List.copyOf(more);
    }

    /// Everything to say about the text, most severe first and then in the order of the text.
    public List<Finding> check(String text, PolicyKind kind) {
        return check(text, PolicyTarget.of(kind));
    }

    /// Everything to say about the text, most severe first and then in the order of the text.
    public List<Finding> check(String text, PolicyTarget target) {
        List<JsonSyntaxException> duplicates = new ArrayList<>();
        Json root;
        try {
            root = JsonReader.readKeepingFirst(text, MAX_DEPTH, duplicates::add);
        } catch (JsonSyntaxException e) {
            return List.of(SyntaxFindings.of(text, e));
        }
        if (!(root instanceof Json.Obj document)) {
            return List.of(SyntaxFindings.noObject(text, root));
        }
        PolicyText policy = new PolicyText(text, target, document, catalogue);
        Findings findings = new Findings(policy);
        duplicates.forEach(duplicate -> findings.add(SyntaxFindings.of(text, duplicate)));
        CHECKS.forEach(check -> check.check(policy, findings));
        more.forEach(check -> check.check(policy, findings));
        StrictChecks.check(policy, findings);
        return findings.sorted();
    }
}
