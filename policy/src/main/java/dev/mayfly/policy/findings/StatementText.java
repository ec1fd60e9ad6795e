package dev.mayfly.policy.findings;

import dev.mayfly.policy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A statement as it is written.
///
/// @param path to it from the document
record StatementText(List<Location.Step> path, Json.Obj json) {
    /// A text and the way to it.
    record Value(String text, List<Location.Step> path) {}

    /// The effect if it is a text, right or wrong.
    Optional<String> effect() {
        return json.members().get("Effect") instanceof Json.Str(String text, _)
                ? Optional.of(text)
                : Optional.empty();
    }

    /// The texts of an element such as `Action`, whether or not the brackets were left out.
    List<Value> values(String element) {
        Json written = json.members().get(element);
        return written == null ? List.of() : texts(written, with(path, element));
    }

    private static List<Value> texts(Json written, List<Location.Step> at) {
        List<Value> values = new ArrayList<>();
        if (written instanceof Json.Str(String text, _)) {
            values.add(new Value(text, at));
        }
        if (written instanceof Json.Arr(List<Json> items, _)) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Json.Str(String text, _)) {
                    values.add(new Value(text, with(at, new Location.Step.Item(i))));
                }
            }
        }
        return values;
    }

    private static List<Location.Step> with(List<Location.Step> path, String member) {
        return with(path, new Location.Step.Member(member));
    }

    private static List<Location.Step> with(List<Location.Step> path, Location.Step step) {
        List<Location.Step> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }
}
