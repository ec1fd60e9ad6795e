package dev.mayfly.policy.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Collects what the checks have to say about one policy.
public final class Findings {
    private final PolicyText policy;
    private final List<Finding> found = new ArrayList<>();

    Findings(PolicyText policy) {
        this.policy = policy;
    }

    public void error(String code, String message, Path... places) {
        add(Severity.ERROR, code, message, places);
    }

    public void security(String code, String message, Path... places) {
        add(Severity.SECURITY_WARNING, code, message, places);
    }

    public void warning(String code, String message, Path... places) {
        add(Severity.WARNING, code, message, places);
    }

    public void suggestion(String code, String message, Path... places) {
        add(Severity.SUGGESTION, code, message, places);
    }

    void add(Finding finding) {
        found.add(finding);
    }

    private void add(Severity severity, String code, String message, Path... places) {
        List<Location> locations = new ArrayList<>();
        for (Path place : places) {
            locations.add(policy.locate(place));
        }
        found.add(new Finding(severity, code, message, locations, Optional.empty()));
    }

    /// Adds a change of the text to the finding that was added last.
    ///
    /// @param what in the imperative
    /// @param place the value that is replaced
    /// @param json what is written there instead
    public void fix(String what, Path place, String json) {
        Location.Span span = policy.locate(place).span();
        Finding last = found.removeLast();
        found.add(last.withFix(new Fix(what, span.start().offset(), span.end().offset(), json)));
    }

    /// Adds another text for a string to the finding that was added last.
    ///
    /// @param place the string that is replaced
    public void rewrite(Path place, String text) {
        fix("write `" + text + "`", place, JsonString.of(text));
    }

    /// Takes an item out of its array; added to the finding that was added last.
    public void removal(String what, Path item) {
        Location.Span span = policy.locate(item).span();
        String text = policy.text();
        int start = span.start().offset();
        int end = skipBlanks(text, span.end().offset());
        if (end < text.length() && text.charAt(end) == ',') {
            end = skipBlanks(text, end + 1);
        } else {
            end = span.end().offset();
            int comma = text.lastIndexOf(',', start);
            start = comma < 0 || !text.substring(comma + 1, start).isBlank() ? start : comma;
        }
        Finding last = found.removeLast();
        found.add(last.withFix(new Fix(what, start, end, "")));
    }

    /// Puts a member first into the policy; added to the finding that was added last.
    ///
    /// @param member with its name: `"Version": "2012-10-17", `
    public void insertion(String what, String member) {
        int brace = policy.locate(Path.ROOT).span().start().offset() + 1;
        Finding last = found.removeLast();
        found.add(last.withFix(new Fix(what, brace, brace, member)));
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    int count() {
        return found.size();
    }

    boolean hasErrors() {
        return found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /// Most severe first, then in the order of the text.
    List<Finding> sorted() {
        found.sort(
                Comparator.comparing(Finding::severity)
                        .thenComparingInt(
                                finding -> finding.locations().getFirst().span().start().offset()));
        return List.copyOf(found);
    }
}
