package dev.mayfly.policy.explain;

import dev.mayfly.policy.explain.Explanation.ClauseReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;

/// How near a statement came to a match, beyond the number of clauses that failed.
final class Closeness {
    private Closeness() {}

    /// How many characters expected and actual values share at their beginning, best pair of each
    /// failed clause, summed.
    static Integer of(StatementReport report) {
        int sum = 0;
        for (ClauseReport clause : report.clauses()) {
            sum += clause.matched() ? 0 : sharedStart(clause);
        }
        return sum;
    }

    private static int sharedStart(ClauseReport clause) {
        int longest = 0;
        for (String expected : clause.expected()) {
            for (String actual : clause.actual()) {
                longest = Math.max(longest, sharedStart(expected, actual));
            }
        }
        return longest;
    }

    private static int sharedStart(String one, String other) {
        int end = Math.min(one.length(), other.length());
        int at = 0;
        while (at < end && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
