package dev.mayfly.policy.findings;

import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.JsonSyntaxException;

/// What is said about a text that is not the JSON of a policy.
final class SyntaxFindings {
    private static final String CODE = "JSON_SYNTAX_ERROR";

    private SyntaxFindings() {}

    static Finding of(String text, JsonSyntaxException e) {
        Location location = Locator.at(text, e.position());
        Location.Point start = location.span().start();
        return Finding.at(
                Severity.ERROR,
                CODE,
                "Fix the JSON syntax error at index "
                        + start.offset()
                        + " line "
                        + start.line()
                        + " column "
                        + start.column()
                        + ": "
                        + e.problem()
                        + ".",
                location);
    }

    static Finding noObject(String text, Json root) {
        return Finding.at(
                Severity.ERROR,
                "DATA_TYPE_MISMATCH",
                "The text does not match the expected JSON data type Object.",
                Locator.at(text, root.position()));
    }
}
