package dev.mayfly.check;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.findings.Finding;
import dev.mayfly.policy.findings.Location;
import dev.mayfly.policy.findings.PolicyChecker;
import dev.mayfly.policy.findings.Severity;
import dev.mayfly.policyfiles.FoundPolicy;
import dev.mayfly.policyfiles.MappedText;
import dev.mayfly.policyfiles.PolicyFiles;
import dev.mayfly.policyfiles.ReadFile;
import dev.mayfly.policyfiles.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Checks files one by one.
public final class PolicyCheck {
    private static final String UNREADABLE = "MAYFLY_UNREADABLE_TEMPLATE";

    private static final Comparator<Report> TOP_DOWN =
            Comparator.comparingInt((Report report) -> report.region().startLine())
                    .thenComparingInt(report -> report.region().startColumn())
                    .thenComparing(report -> report.finding().severity());

    private final PolicyChecker checker = new PolicyChecker();
    private final PolicyFiles files;

    /// @param kind as in [PolicyFiles]
    public PolicyCheck(Optional<PolicyKind> kind) {
        this.files = new PolicyFiles(kind);
    }

    /// What there is to say about a file; empty when it has nothing to do with policies.
    public Optional<CheckedFile> check(SourceText source) {
        return files.read(source).map(this::check);
    }

    private CheckedFile check(ReadFile file) {
        List<Report> reports = new ArrayList<>();
        file.policies().forEach(policy -> reports.addAll(check(policy)));
        file.remarks().stream()
                .filter(ReadFile.Remark::broken)
                .forEach(remark -> reports.add(unreadable(file.source(), remark)));
        reports.sort(TOP_DOWN);
        return new CheckedFile(
                file.source(),
                file.policies().size(),
                reports,
                file.remarks().stream()
                        .filter(remark -> !remark.broken())
                        .map(ReadFile.Remark::text)
                        .toList());
    }

    private List<Report> check(FoundPolicy policy) {
        MappedText text = policy.text();
        return checker.check(text.text(), policy.kind()).stream()
                .filter(finding -> !aboutAGuess(finding, text))
                .map(finding -> report(policy.owner(), finding, text))
                .toList();
    }

    /// What we put in for a value that AWS will make is nobody's mistake.
    private static boolean aboutAGuess(Finding finding, MappedText text) {
        Location.Span span = finding.locations().getFirst().span();
        return text.guessed(span.start().offset(), span.end().offset());
    }

    private static Report report(String owner, Finding finding, MappedText text) {
        Location.Span span = finding.locations().getFirst().span();
        return new Report(
                owner,
                finding,
                text.region(span.start().offset(), span.end().offset()),
                finding.fix().flatMap(text::edit));
    }

    private static Report unreadable(SourceText source, ReadFile.Remark remark) {
        int start = source.lineStart(remark.line());
        int end = source.lineEnd(remark.line());
        Location.Span span =
                new Location.Span(
                        new Location.Point(remark.line(), 0, start),
                        new Location.Point(remark.line(), end - start, end));
        Finding finding =
                Finding.at(
                        Severity.ERROR,
                        UNREADABLE,
                        "The template cannot be read: " + remark.text() + ".",
                        new Location(List.of(), span));
        return new Report("", finding, source.region(start, end), Optional.empty());
    }
}
