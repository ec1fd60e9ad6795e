package dev.mayfly.policy.prove;

import dev.mayfly.policy.JsonText;
import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One file under `src/test/cases/prove`, read strictly; the README there describes the format.
record ProofCase(
        Path path,
        String title,
        String source,
        String policy,
        Optional<String> older,
        List<Check> checks) {
    private static final Set<String> MEMBERS =
            Set.of("title", "source", "policy", "older", "checks");
    private static final Set<String> CHECK_MEMBERS =
            Set.of("claim", "argument", "expect", "witness");

    /// A claim about the policy and what must come out.
    record Check(String claim, Optional<String> argument, String expect, Optional<String> witness) {
        String title() {
            return claim + argument.map(text -> " " + text).orElse("") + ": " + expect;
        }
    }

    static ProofCase read(Path path) {
        try {
            Map<String, Json> file = members(JsonReader.read(Files.readString(path), 24), MEMBERS);
            List<Check> checks = new ArrayList<>();
            for (Json item : need(file, "checks").itemsOrSelf()) {
                Map<String, Json> check = members(item, CHECK_MEMBERS);
                checks.add(
                        new Check(
                                text(check, "claim").orElseThrow(),
                                text(check, "argument"),
                                text(check, "expect").orElseThrow(),
                                text(check, "witness")));
            }
            return new ProofCase(
                    path,
                    text(file, "title").orElseThrow(),
                    text(file, "source").orElseThrow(),
                    JsonText.of(need(file, "policy")),
                    Optional.ofNullable(file.get("older")).map(JsonText::of),
                    checks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Json> members(Json value, Set<String> known) {
        Map<String, Json> members = ((Json.Obj) value).members();
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown member `" + name + "`");
            }
        }
        return members;
    }

    private static Json need(Map<String, Json> file, String name) {
        return Optional.ofNullable(file.get(name)).orElseThrow();
    }

    private static Optional<String> text(Map<String, Json> file, String name) {
        return file.get(name) instanceof Json.Str(String value, _)
                ? Optional.of(value)
                : Optional.empty();
    }
}
