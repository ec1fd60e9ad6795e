package dev.mayfly.store.sql;

import dev.mayfly.iam.PolicyText;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import java.util.ArrayList;
import java.util.List;

/// Parses stored policies again. One that was accepted once and no longer parses (the language grew
/// stricter) must neither stop the start nor open anything: it stands in as a policy that denies
/// all, its text untouched, and is reported.
final class StoredPolicies {

    private static final String DENY_ALL_TRUST =
            """
            {"Version":"2012-10-17","Statement":\
            {"Effect":"Deny","Principal":"*","Action":"sts:*"}}\
            """;
    private static final String DENY_ALL =
            """
            {"Version":"2012-10-17","Statement":\
            {"Effect":"Deny","Action":"*","Resource":"*"}}\
            """;

    private final List<String> problems = new ArrayList<>();

    PolicyText trust(String source) {
        return new PolicyText(source, parsed(source, PolicyKind.TRUST, DENY_ALL_TRUST));
    }

    PolicyText identity(String source) {
        return new PolicyText(source, parsed(source, PolicyKind.IDENTITY, DENY_ALL));
    }

    /// What did not parse since the last call.
    List<String> takeProblems() {
        List<String> taken = List.copyOf(problems);
        problems.clear();
        return taken;
    }

    private PolicyDocument parsed(String source, PolicyKind kind, String standIn) {
        try {
            return PolicyParser.parse(source, kind);
        } catch (PolicySyntaxException e) {
            problems.add(String.valueOf(e.getMessage()));
            return PolicyParser.parse(standIn, kind);
        }
    }
}
