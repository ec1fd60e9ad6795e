package dev.mayfly.issuance;

import dev.mayfly.access.DenialDocument;
import dev.mayfly.policy.explain.Explanation;
import dev.mayfly.policy.explain.Hint;
import java.util.ArrayList;
import java.util.List;

/// Why a role cannot be assumed: the decision of the trust policy, or that there is no such role,
/// and the usual mistakes that would explain it.
public record AssumeRoleExplanation(
        String roleArn, boolean roleExists, Explanation explanation, List<Hint> hints) {

    public AssumeRoleExplanation {
        hints = List.copyOf(hints);
    }

    /// As the trail keeps it and `DecodeAuthorizationMessage` answers it.
    public String json() {
        return DenialDocument.json(explanation, hints);
    }

    /// This explanation with further remarks before its own.
    public AssumeRoleExplanation with(List<Hint> more) {
        List<Hint> all = new ArrayList<>(more);
        all.addAll(hints);
        return new AssumeRoleExplanation(roleArn, roleExists, explanation, all);
    }
}
