package dev.mayfly.policy.conditions;

import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Value;
import dev.mayfly.policy.pattern.ArnText;
import java.util.List;

/// A wildcard in the service of a resource.
final class ServiceWildcard implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        for (StatementText statement : policy.statements()) {
            for (String element : List.of("Resource", "NotResource")) {
                statement.values(element).forEach(value -> check(value, findings));
            }
        }
    }

    private static void check(Value value, Findings findings) {
        ArnText arn = ArnText.of(value.text());
        if (arn.isArn() && (arn.segment(2).indexOf('*') >= 0 || arn.segment(2).indexOf('?') >= 0)) {
            findings.suggestion(
                    "WILDCARD_IN_SERVICE_NAME",
                    "Avoid using wildcards (*, ?) in the service name because it might grant"
                            + " unintended access to other AWS services with similar names.",
                    value.path());
        }
    }
}
