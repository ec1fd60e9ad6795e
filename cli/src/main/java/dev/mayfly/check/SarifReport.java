package dev.mayfly.check;

import static dev.mayfly.check.JsonReport.number;

import dev.mayfly.client.Json;
import dev.mayfly.policyfiles.Edit;
import dev.mayfly.policyfiles.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The findings for code scanning: one run of SARIF 2.1.0.
///
/// Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; GitHub Docs,
/// "SARIF support for code scanning", read 2026-11.
public final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final String version;
    private final Map<String, SarifRule> rules = new LinkedHashMap<>();
    private final List<Json> results = new ArrayList<>();

    private SarifReport(String version) {
        this.version = version;
    }

    /// The findings as a SARIF log.
    ///
    /// @param version of Mayfly
    public static Json of(List<CheckedFile> files, String version) {
        SarifReport report = new SarifReport(version);
        for (CheckedFile file : files) {
            Fingerprints fingerprints = new Fingerprints(file.source());
            file.reports().forEach(found -> report.add(file.source(), found, fingerprints));
        }
        return report.document();
    }

    private Json document() {
        return object(
                "$schema",
                text(SCHEMA),
                "version",
                text("2.1.0"),
                "runs",
                new Json.Items(List.of(run())));
    }

    private Json run() {
        Json driver =
                object(
                        "name",
                        text("mayfly"),
                        "semanticVersion",
                        text(version),
                        "rules",
                        new Json.Items(rules.values().stream().map(SarifRule::json).toList()));
        return object(
                "tool",
                object("driver", driver),
                "columnKind",
                text("utf16CodeUnits"),
                "results",
                new Json.Items(results));
    }

    private void add(SourceText source, Report report, Fingerprints fingerprints) {
        String code = report.finding().code();
        rules.putIfAbsent(code, new SarifRule(code, report.finding().severity()));
        Map<String, Json> result = new LinkedHashMap<>();
        result.put("ruleId", text(code));
        result.put("ruleIndex", number(List.copyOf(rules.keySet()).indexOf(code)));
        result.put("level", text(SarifRule.level(report.finding().severity())));
        result.put("message", object("text", text(message(report))));
        Json physical =
                object(
                        "artifactLocation",
                        artifact(source),
                        "region",
                        JsonReport.region(report.region()));
        Map<String, Json> location = new LinkedHashMap<>();
        location.put("physicalLocation", physical);
        if (!report.owner().isEmpty()) {
            Json logical = object("fullyQualifiedName", text(report.owner()));
            location.put("logicalLocations", new Json.Items(List.of(logical)));
        }
        result.put("locations", new Json.Items(List.of(new Json.Members(location))));
        result.put("partialFingerprints", object("mayfly/v1", text(fingerprints.next(report))));
        report.edit()
                .ifPresent(edit -> result.put("fixes", new Json.Items(List.of(fix(source, edit)))));
        results.add(new Json.Members(result));
    }

    private static String message(Report report) {
        return report.owner().isEmpty()
                ? report.finding().message()
                : report.owner() + ": " + report.finding().message();
    }

    private static Json fix(SourceText source, Edit edit) {
        Json replacement =
                object(
                        "deletedRegion",
                        JsonReport.region(source.region(edit.start(), edit.end())),
                        "insertedContent",
                        object("text", text(edit.replacement())));
        Json change =
                object(
                        "artifactLocation",
                        artifact(source),
                        "replacements",
                        new Json.Items(List.of(replacement)));
        return object(
                "description",
                object("text", text(edit.title())),
                "artifactChanges",
                new Json.Items(List.of(change)));
    }

    private static Json artifact(SourceText source) {
        return object("uri", text(FileUri.of(source.name())));
    }

    static Json.Text text(String text) {
        return new Json.Text(text);
    }

    /// Names and values in turn.
    static Json object(Object... members) {
        Map<String, Json> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], (Json) members[i + 1]);
        }
        return new Json.Members(object);
    }
}
