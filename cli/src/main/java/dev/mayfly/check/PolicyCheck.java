package dev.mayfly.check;

import dev.mayfly.cloudformation.Place;
import dev.mayfly.cloudformation.TemplateException;
import dev.mayfly.cloudformation.YamlReader;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.findings.AttachedTo;
import dev.mayfly.policy.findings.Finding;
import dev.mayfly.policy.findings.Location;
import dev.mayfly.policy.findings.PolicyChecker;
import dev.mayfly.policy.findings.PolicyTarget;
import dev.mayfly.policy.findings.Severity;
import dev.mayfly.policy.lint.PolicyLint;
import dev.mayfly.policyfiles.FoundPolicy;
import dev.mayfly.policyfiles.MappedText;
import dev.mayfly.policyfiles.PolicyFiles;
import dev.mayfly.policyfiles.ReadFile;
import dev.mayfly.policyfiles.Region;
import dev.mayfly.policyfiles.SourceText;
import dev.mayfly.terminal.Failure;
import dev.mayfly.workflow.KnownTrust;
import dev.mayfly.workflow.WorkflowCheck;
import dev.mayfly.workflow.WorkflowFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Checks files: policies one by one, and workflows against the trust policies among them.
public final class PolicyCheck {
    private static final String UNREADABLE = "MAYFLY_UNREADABLE_TEMPLATE";

    private static final Comparator<Report> TOP_DOWN =
            Comparator.comparingInt((Report report) -> report.region().startLine())
                    .thenComparingInt(report -> report.region().startColumn())
                    .thenComparing(report -> report.finding().severity());

    private final PolicyChecker checker = PolicyLint.checker(ActionCatalogue.load());
    private final PolicyFiles files;

    /// @param kind as in [PolicyFiles]
    public PolicyCheck(Optional<PolicyKind> kind) {
        this.files = new PolicyFiles(kind);
    }

    /// What there is to say about the files that have to do with policies.
    public List<CheckedFile> check(List<FileWalk.Read> read) {
        List<CheckedFile> checked = new ArrayList<>();
        List<KnownTrust> trusts = new ArrayList<>();
        List<FileWalk.Read> others = new ArrayList<>();
        for (FileWalk.Read file : read) {
            Optional<ReadFile> found = files.read(file.source());
            if (found.isEmpty()) {
                others.add(file);
                continue;
            }
            checked.add(check(found.get()));
            found.get().policies().forEach(policy -> trust(policy).ifPresent(trusts::add));
        }
        for (FileWalk.Read file : others) {
            workflow(file, trusts).ifPresent(checked::add);
        }
        return checked;
    }

    private static Optional<KnownTrust> trust(FoundPolicy policy) {
        if (policy.kind() != PolicyKind.TRUST) {
            return Optional.empty();
        }
        try {
            String owner = policy.owner().isEmpty() ? "" : " (" + policy.owner() + ")";
            return Optional.of(
                    new KnownTrust(
                            policy.name(),
                            "`" + policy.text().source().name() + "`" + owner,
                            PolicyParser.parse(policy.text().text(), PolicyKind.TRUST)));
        } catch (PolicySyntaxException _) {
            return Optional.empty(); // reported as a finding
        }
    }

    private static Optional<CheckedFile> workflow(FileWalk.Read file, List<KnownTrust> trusts) {
        SourceText source = file.source();
        try {
            Optional<List<WorkflowFinding>> found =
                    source.text().contains("jobs")
                            ? WorkflowCheck.check(
                                    new YamlReader().read(source.text(), source.name()), trusts)
                            : Optional.empty();
            if (found.isPresent()) {
                List<Report> reports =
                        found.get().stream()
                                .map(finding -> report(source, finding))
                                .sorted(TOP_DOWN)
                                .toList();
                return Optional.of(new CheckedFile(source, 0, reports, List.of()));
            }
        } catch (TemplateException _) {
            // no YAML, so no workflow
        }
        if (file.named()) {
            throw Failure.usage(
                    "`" + source.name() + "` holds no policy",
                    "name policies, Terraform plans as JSON, CloudFormation templates or workflows");
        }
        return Optional.empty();
    }

    /// Of what takes several lines, the first is marked.
    private static Report report(SourceText source, WorkflowFinding finding) {
        Place place = finding.place();
        int line = place.line();
        Stretch stretch =
                place.exact()
                        ? new Stretch(place.start(), Math.min(place.end(), source.lineEnd(line)))
                        : Stretch.line(source, line);
        return report(
                source,
                stretch,
                span ->
                        Finding.at(
                                finding.severity(),
                                finding.code(),
                                finding.message(),
                                new Location(List.of(), span)));
    }

    /// A stretch of a file.
    private record Stretch(int start, int end) {
        static Stretch line(SourceText source, int line) {
            return new Stretch(source.lineStart(line), source.lineEnd(line));
        }
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
        return checker.check(text.text(), target(policy)).stream()
                .filter(finding -> !aboutAGuess(finding, text))
                .map(finding -> report(policy.owner(), finding, text))
                .toList();
    }

    private static PolicyTarget target(FoundPolicy policy) {
        return policy.kind() == PolicyKind.RESOURCE
                ? new PolicyTarget(PolicyKind.RESOURCE, AttachedTo.of(policy.resourceType()))
                : PolicyTarget.of(policy.kind());
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
        return report(
                source,
                Stretch.line(source, remark.line()),
                span ->
                        Finding.at(
                                Severity.ERROR,
                                UNREADABLE,
                                "The template cannot be read: " + remark.text() + ".",
                                new Location(List.of(), span)));
    }

    private static Report report(
            SourceText source, Stretch stretch, Function<Location.Span, Finding> finding) {
        Region region = source.region(stretch.start(), stretch.end());
        Location.Span span =
                new Location.Span(
                        new Location.Point(
                                region.startLine(), region.startColumn() - 1, stretch.start()),
                        new Location.Point(
                                region.endLine(), region.endColumn() - 1, stretch.end()));
        return new Report("", finding.apply(span), region, Optional.empty());
    }
}
