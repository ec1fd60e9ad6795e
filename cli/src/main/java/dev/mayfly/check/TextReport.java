package dev.mayfly.check;

import dev.mayfly.policy.findings.Fix;
import dev.mayfly.policy.findings.Severity;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The findings for a person: file by file, from top to bottom.
public final class TextReport {
    private static final String DEEPER = "      ";

    private final Terminal terminal;

    public TextReport(Terminal terminal) {
        this.terminal = terminal;
    }

    public void print(List<CheckedFile> files) {
        for (CheckedFile file : files) {
            if (!file.reports().isEmpty()) {
                terminal.say(terminal.bold(Table.harmless(file.source().name())));
                file.reports().forEach(this::report);
                terminal.say("");
            }
        }
        terminal.say(summary(files));
        files.stream()
                .flatMap(file -> file.remarks().stream())
                .forEach(remark -> terminal.note(Table.harmless(remark)));
    }

    private void report(Report report) {
        Severity severity = report.finding().severity();
        String place = report.region().startLine() + ":" + report.region().startColumn();
        String owner = report.owner().isEmpty() ? "" : "  " + report.owner();
        terminal.say(
                "  "
                        + place
                        + "  "
                        + coloured(severity)
                        + "  "
                        + report.finding().code()
                        + terminal.dim(Table.harmless(owner)));
        terminal.say(DEEPER + Table.harmless(report.finding().message()));
        report.finding()
                .fix()
                .map(Fix::title)
                .ifPresent(title -> terminal.say(DEEPER + "fix: " + Table.harmless(title)));
    }

    private String coloured(Severity severity) {
        String word = Words.of(severity);
        return switch (severity) {
            case ERROR, SECURITY_WARNING -> terminal.red(word);
            case WARNING -> terminal.bold(word);
            case SUGGESTION -> terminal.dim(word);
        };
    }

    private static String summary(List<CheckedFile> files) {
        int policies = files.stream().mapToInt(CheckedFile::policies).sum();
        String found =
                Stream.of(Severity.values())
                        .filter(severity -> count(files, severity) > 0)
                        .map(severity -> Words.counted(count(files, severity), severity))
                        .collect(Collectors.joining(", "));
        return Words.count(policies, "policy", "policies")
                + " in "
                + Words.count(files.size(), "file", "files")
                + ": "
                + (found.isEmpty() ? "nothing to say" : found);
    }

    private static int count(List<CheckedFile> files, Severity severity) {
        return (int)
                files.stream()
                        .flatMap(file -> file.reports().stream())
                        .filter(report -> report.finding().severity() == severity)
                        .count();
    }
}
