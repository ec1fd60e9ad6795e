package dev.mayfly.store.sql;

import dev.mayfly.iam.PolicyText;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import java.util.ArrayList;
import java.util.List;

/// Parses stored policies again. One that was accepted once and no longer parses (the language grew
/// stricter) must neither stop the start nor open anything: it stands in as a policy that denies
/// all, its text untouched, and is reported.
final class StoredPolicies {

    private static final String DENY_EVERYTHING =
            """
            {"Version": "2012-10-17",
             "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}
            """;

    private static final String DENY_EVERYONE =
            """
            {"Version": "2012-10-17",
             "Statement": {"Effect": "Deny", "Action": "sts:*", "Principal": "*"}}
            """;

    private final List<String> problems = new ArrayList<>();

    PolicyText trust(String source) {
        return read(source, PolicyKind.TRUST, DENY_EVERYONE);
    }

    PolicyText identity(String source) {
        return read(source, PolicyKind.IDENTITY, DENY_EVERYTHING);
    }

    private PolicyText read(String source, PolicyKind kind, String standIn) {
        try {
            return new PolicyText(source, PolicyParser.parse(source, kind));
        } catch (PolicySyntaxException e) {
            problems.add(e.problem() + " at " + e.position());
            return new PolicyText(source, PolicyParser.parse(standIn, kind));
        }
    }

    /// What did not parse since the last call.
    List<String> takeProblems() {
        List<String> taken = List.copyOf(problems);
        problems.clear();
        return taken;
    }
}
