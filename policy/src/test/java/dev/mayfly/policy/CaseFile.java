package dev.mayfly.policy;

import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One file under `src/test/cases`, read strictly; the format is described in the README there.
record CaseFile(Path path, String title, String source, List<Check> checks) {
    private static final Set<String> MEMBERS =
            Set.of(
                    "title",
                    "source",
                    "request",
                    "policies",
                    "expect",
                    "layer",
                    "statement",
                    "variants");
    private static final Set<String> VARIANT_MEMBERS =
            Set.of("title", "request", "policies", "expect", "layer", "statement");

    /// One request with its policies and what must come out.
    record Check(
            String title,
            Map<String, Json> request,
            Map<String, Json> policies,
            String expect,
            Optional<String> layer,
            Optional<String> statement) {}

    static CaseFile read(Path path) {
        try {
            Map<String, Json> file = members(JsonReader.read(Files.readString(path), 24), MEMBERS);
            List<Check> checks = new ArrayList<>();
            checks.add(check(text(file, "title"), file, Map.of(), Map.of()));
            if (file.containsKey("variants")) {
                for (Json item : ((Json.Arr) file.get("variants")).items()) {
                    Map<String, Json> variant = members(item, VARIANT_MEMBERS);
                    checks.add(
                            check(
                                    text(variant, "title"),
                                    variant,
                                    object(file, "request"),
                                    object(file, "policies")));
                }
            }
            return new CaseFile(path, text(file, "title"), text(file, "source"), checks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static Check check(
            String title,
            Map<String, Json> file,
            Map<String, Json> requestBase,
            Map<String, Json> policiesBase) {
        return new Check(
                title,
                over(requestBase, object(file, "request")),
                over(policiesBase, object(file, "policies")),
                text(file, "expect"),
                optional(file, "layer"),
                optional(file, "statement"));
    }

    /// What a variant gives replaces the whole member; `null` takes it away.
    private static Map<String, Json> over(Map<String, Json> base, Map<String, Json> changes) {
        Map<String, Json> merged = new LinkedHashMap<>(base);
        merged.putAll(changes);
        merged.values().removeIf(Json.Null.class::isInstance);
        return merged;
    }

    static Map<String, Json> members(Json value, Set<String> known) {
        Map<String, Json> members = ((Json.Obj) value).members();
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown member `" + name + "`");
            }
        }
        return members;
    }

    private static Map<String, Json> object(Map<String, Json> file, String name) {
        return file.get(name) instanceof Json.Obj(var members, _) ? members : Map.of();
    }

    static String text(Map<String, Json> file, String name) {
        return optional(file, name)
                .orElseThrow(() -> new IllegalArgumentException("`" + name + "` is missing"));
    }

    static Optional<String> optional(Map<String, Json> file, String name) {
        return file.get(name) instanceof Json.Str(String value, _)
                ? Optional.of(value)
                : Optional.empty();
    }
}
