package dev.mayfly.check;

import dev.mayfly.client.Json;
import dev.mayfly.policy.findings.Fix;
import dev.mayfly.policyfiles.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The findings for a program.
///
/// `{"files": [{"file", "policies", "findings": [{"severity", "code", "message", "owner", "region":
/// {"startLine", "startColumn", "endLine", "endColumn"}, "fix"}]}]}`; `fix` is what would mend it,
/// and absent where nothing is certain to.
public final class JsonReport {
    private JsonReport() {}

    public static Json of(List<CheckedFile> files) {
        return new Json.Members(
                Map.of("files", new Json.Items(files.stream().map(JsonReport::file).toList())));
    }

    private static Json file(CheckedFile file) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("file", new Json.Text(file.source().name()));
        members.put("policies", number(file.policies()));
        members.put(
                "findings",
                new Json.Items(file.reports().stream().map(JsonReport::report).toList()));
        if (!file.remarks().isEmpty()) {
            members.put(
                    "remarks",
                    new Json.Items(file.remarks().stream().<Json>map(Json.Text::new).toList()));
        }
        return new Json.Members(members);
    }

    private static Json report(Report report) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("severity", new Json.Text(Words.of(report.finding().severity())));
        members.put("code", new Json.Text(report.finding().code()));
        members.put("message", new Json.Text(report.finding().message()));
        if (!report.owner().isEmpty()) {
            members.put("owner", new Json.Text(report.owner()));
        }
        members.put("region", region(report.region()));
        report.finding()
                .fix()
                .map(Fix::title)
                .ifPresent(title -> members.put("fix", new Json.Text(title)));
        return new Json.Members(members);
    }

    static Json region(Region region) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("startLine", number(region.startLine()));
        members.put("startColumn", number(region.startColumn()));
        members.put("endLine", number(region.endLine()));
        members.put("endColumn", number(region.endColumn()));
        return new Json.Members(members);
    }

    static Json number(int value) {
        return new Json.Numeric(Integer.toString(value));
    }
}
