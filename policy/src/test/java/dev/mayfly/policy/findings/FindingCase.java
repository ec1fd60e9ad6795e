package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One policy of a file under `src/test/cases/findings`, whose README describes the format.
record FindingCase(
        String file,
        String title,
        PolicyTarget target,
        String text,
        List<Expected> expected,
        Set<Severity> severities,
        List<String> codes) {
    static final Path CASES = Path.of("src/test/cases/findings");
    private static final Set<String> MEMBERS =
            Set.of(
                    "title",
                    "source",
                    "for",
                    "policy",
                    "text",
                    "expect",
                    "severities",
                    "codes",
                    "variants");
    private static final Set<String> FINDING_MEMBERS =
            Set.of("code", "severity", "at", "fix", "says");

    /// A finding that must be there.
    record Expected(
            String code,
            Severity severity,
            Optional<String> at,
            Optional<String> fix,
            Optional<String> says) {
        boolean matches(Finding finding) {
            return finding.code().equals(code)
                    && finding.severity() == severity
                    && at.map(pointer(finding.locations().getFirst())::equals).orElse(true)
                    && fix.equals(finding.fix().map(Fix::replacement))
                    && says.map(finding.message()::contains).orElse(true);
        }
    }

    static List<FindingCase> all() throws IOException {
        try (Stream<Path> paths = Files.walk(CASES)) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(path -> read(path).stream())
                    .toList();
        }
    }

    private static List<FindingCase> read(Path path) {
        try {
            String content = Files.readString(path);
            Map<String, Json> file = members(JsonReader.read(content, 24), MEMBERS);
            if (!(file.get("source") instanceof Json.Str(String source, _))
                    || source.length() < 10) {
                throw new IllegalArgumentException("`source` is missing");
            }
            List<FindingCase> cases = new ArrayList<>();
            cases.add(of(path, content, file));
            if (file.get("variants") instanceof Json.Arr(List<Json> variants, _)) {
                for (Json variant : variants) {
                    Map<String, Json> merged = new LinkedHashMap<>(file);
                    Map<String, Json> own = members(variant, MEMBERS);
                    if (own.containsKey("text") || own.containsKey("policy")) {
                        merged.remove("text");
                        merged.remove("policy");
                    }
                    merged.putAll(own);
                    cases.add(of(path, content, merged));
                }
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static FindingCase of(Path path, String content, Map<String, Json> members) {
        List<Expected> expected =
                ((Json.Arr) required(members, "expect"))
                        .items().stream().map(FindingCase::expected).toList();
        return new FindingCase(
                CASES.relativize(path).toString(),
                text(members, "title"),
                target(text(members, "for")),
                members.containsKey("text")
                        ? text(members, "text")
                        : written(content, required(members, "policy")),
                expected,
                severities(members, expected),
                codes(members));
    }

    private static Expected expected(Json json) {
        Map<String, Json> members = members(json, FINDING_MEMBERS);
        return new Expected(
                text(members, "code"),
                optional(members, "severity").map(FindingCase::severity).orElse(Severity.ERROR),
                optional(members, "at"),
                optional(members, "fix"),
                optional(members, "says"));
    }

    /// Whether a finding is one that must be expected.
    boolean compares(Finding finding) {
        return severities.contains(finding.severity())
                && (codes.isEmpty() || codes.stream().anyMatch(finding.code()::startsWith));
    }

    private static List<String> codes(Map<String, Json> members) {
        return members.get("codes") instanceof Json.Arr(List<Json> names, _)
                ? names.stream().map(name -> ((Json.Str) name).value()).toList()
                : List.of();
    }

    private static Set<Severity> severities(Map<String, Json> members, List<Expected> expected) {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        if (members.containsKey("codes") && !members.containsKey("severities")) {
            return EnumSet.allOf(Severity.class);
        }
        if (members.get("severities") instanceof Json.Arr(List<Json> names, _)) {
            names.forEach(name -> severities.add(severity(((Json.Str) name).value())));
        } else {
            expected.forEach(finding -> severities.add(finding.severity()));
        }
        if (severities.isEmpty()) {
            throw new IllegalArgumentException("an empty `expect` needs `severities` or `codes`");
        }
        return severities;
    }

    private static Severity severity(String written) {
        return Severity.valueOf(written.toUpperCase(Locale.ROOT));
    }

    private static PolicyTarget target(String written) {
        return AttachedTo.of(written)
                .map(PolicyTarget::of)
                .orElseGet(() ->
                        PolicyTarget.of(PolicyKind.valueOf(written.toUpperCase(Locale.ROOT))));
    }

    /// The policy exactly as the file spells it, so that spans can be looked at.
    private static String written(String content, Json policy) {
        int line = 1;
        int at = 0;
        while (line < policy.position().line()) {
            at = content.indexOf('\n', at) + 1;
            line++;
        }
        int start = at + policy.position().column() - 1;
        SpanTree.Node tree = SpanTree.of(content.substring(start));
        return content.substring(start, start + tree.end);
    }

    /// The way to a finding as the cases write it.
    static String pointer(Location location) {
        StringBuilder pointer = new StringBuilder();
        for (Location.Step step : location.path()) {
            switch (step) {
                case Location.Step.Member(String name) -> pointer.append('/').append(name);
                case Location.Step.Item(int index) -> pointer.append('/').append(index);
                case Location.Step.Key(String name) -> pointer.append('/').append(name).append('#');
                case Location.Step.Substring(int start, int length) ->
                        pointer.append('[').append(start).append(',').append(length).append(']');
            }
        }
        return pointer.toString();
    }

    private static Map<String, Json> members(Json json, Set<String> known) {
        Map<String, Json> members = ((Json.Obj) json).members();
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown member `" + name + "`");
            }
        }
        return members;
    }

    private static Json required(Map<String, Json> members, String name) {
        Json value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("`" + name + "` is missing");
        }
        return value;
    }

    private static Optional<String> optional(Map<String, Json> members, String name) {
        return members.get(name) instanceof Json.Str(String value, _)
                ? Optional.of(value)
                : Optional.empty();
    }

    private static String text(Map<String, Json> members, String name) {
        return optional(members, name)
                .orElseThrow(() -> new IllegalArgumentException("`" + name + "` is missing"));
    }
}
