package dev.mayfly.cli;

import dev.mayfly.check.CheckedFile;
import dev.mayfly.check.FileWalk;
import dev.mayfly.check.FixedFile;
import dev.mayfly.check.JsonReport;
import dev.mayfly.check.PolicyCheck;
import dev.mayfly.check.SarifReport;
import dev.mayfly.check.TextReport;
import dev.mayfly.policy.findings.Severity;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly policy check`: what is wrong with policies, before they are anywhere.
@Command(
        name = "check",
        description = {
            "Says what is wrong, dangerous or needless in policies.",
            "Reads policies as JSON or YAML, Terraform plans (`terraform show -json`),",
            "CloudFormation templates, GitHub workflows, and directories of them.",
            "Exit code 1: something was found."
        })
final class PolicyCheckCommand implements Callable<Integer> {

    /// How the findings are written.
    enum Format {
        text,
        json,
        sarif
    }

    /// What makes the exit code 1.
    enum FailOn {
        error(Severity.ERROR),
        security(Severity.SECURITY_WARNING),
        warning(Severity.WARNING),
        suggestion(Severity.SUGGESTION);

        private final Severity severity;

        FailOn(Severity severity) {
            this.severity = severity;
        }
    }

    private final Surroundings surroundings;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "file or directory; `-` is standard input")
    private List<Path> paths = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = {
                "what policies in files of their own are for: ${COMPLETION-CANDIDATES}",
                "(default: told by their elements)"
            })
    private Optional<PolicyKindOption> kind = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "text|json|sarif",
            description = "text (default), json, or sarif for code scanning")
    private Format format = Format.text;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description =
                    "the least of ${COMPLETION-CANDIDATES} that counts (default: ${DEFAULT-VALUE})")
    private FailOn failOn = FailOn.security;

    @Option(names = "--fix", description = "make the fixes that are certain")
    private boolean fix;

    PolicyCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<CheckedFile> files = check();
        if (fix) {
            int made = files.stream().mapToInt(FixedFile::write).sum();
            surroundings.terminal().note(made == 1 ? "1 fix made" : made + " fixes made");
            files = made == 0 ? files : check();
        }
        print(files);
        return files.stream().anyMatch(this::fails) ? Failure.REFUSED : 0;
    }

    private List<CheckedFile> check() {
        return new PolicyCheck(kind.map(PolicyKindOption::kind))
                .check(new FileWalk(surroundings.in()).read(paths));
    }

    private void print(List<CheckedFile> files) {
        Terminal terminal = surroundings.terminal();
        switch (format) {
            case text -> new TextReport(terminal).print(files);
            case json -> terminal.say(JsonReport.of(files).write(true));
            case sarif -> terminal.say(SarifReport.of(files, VersionCommand.version()).write(true));
        }
    }

    private boolean fails(CheckedFile file) {
        return file.reports().stream()
                .anyMatch(report -> report.finding().severity().compareTo(failOn.severity) <= 0);
    }
}
