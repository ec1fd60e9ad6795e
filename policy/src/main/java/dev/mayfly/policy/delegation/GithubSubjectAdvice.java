package dev.mayfly.policy.delegation;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Value;
import dev.mayfly.policy.subject.GithubSubject;
import dev.mayfly.policy.subject.GithubSubject.Context;

/// GitHub's subject with a wildcard or without a branch.
///
/// AWS's text speaks of wildcards only, but several projects saw it in 2026 for
/// `repo:OWNER/REPOSITORY:environment:NAME` too.
final class GithubSubjectAdvice implements Check {
    private static final String KEY = "token.actions.githubusercontent.com:sub";

    @Override
    public void check(PolicyText policy, Findings findings) {
        if (policy.kind() != PolicyKind.TRUST) {
            return;
        }
        for (StatementText statement : policy.statements()) {
            for (ConditionText condition : statement.conditions()) {
                boolean asks =
                        condition.operator().filter(operator -> !operator.negated()).isPresent();
                if (statement.allows() && asks && condition.hasKey(KEY)) {
                    condition.values().stream()
                            .filter(value -> !namesBranch(value.text()))
                            .map(Value::path)
                            .findFirst()
                            .ifPresent(where ->
                                    findings.warning(
                                            "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
                                            "Using a wildcard (*) in "
                                                    + KEY
                                                    + " can allow requests from more sources than"
                                                    + " you intended. Specify the value of "
                                                    + KEY
                                                    + " with the repository and branch name.",
                                            where));
                }
            }
        }
    }

    private static boolean namesBranch(String subject) {
        return subject.indexOf('*') < 0
                && GithubSubject.parse(subject)
                        .filter(parsed -> parsed.context() instanceof Context.Ref)
                        .isPresent();
    }
}
