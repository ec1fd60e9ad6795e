package dev.mayfly.policy.findings;

import dev.mayfly.policy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A statement as it is written.
///
/// @param path to it from the document
public record StatementText(Path path, Json.Obj json) {
    /// A text and the way to it.
    public record Value(String text, Path path) {}

    /// A value of any type and the way to it.
    public record Item(Json json, Path path) {
        /// What a condition compares with: numbers and booleans count as the text they are written
        /// as.
        public Optional<Value> scalar() {
            return switch (json) {
                case Json.Str(String text, _) -> Optional.of(new Value(text, path));
                case Json.Num(String digits, _) -> Optional.of(new Value(digits, path));
                case Json.Bool(boolean truth, _) ->
                        Optional.of(new Value(Boolean.toString(truth), path));
                case Json.Null _, Json.Arr _, Json.Obj _ -> Optional.empty();
            };
        }
    }

    /// A principal: `*` written alone has the type `*`.
    public record Principal(String type, Value value) {
        public String text() {
            return value.text();
        }
    }

    public boolean has(String element) {
        return json.members().containsKey(element);
    }

    /// An element's value as it is written.
    public Optional<Item> element(String element) {
        Json written = json.members().get(element);
        return written == null
                ? Optional.empty()
                : Optional.of(new Item(written, path.member(element)));
    }

    /// The effect if it is a text, right or wrong.
    public Optional<String> effect() {
        return json.members().get("Effect") instanceof Json.Str(String text, _)
                ? Optional.of(text)
                : Optional.empty();
    }

    public boolean allows() {
        return effect().filter("Allow"::equals).isPresent();
    }

    public boolean denies() {
        return effect().filter("Deny"::equals).isPresent();
    }

    /// The texts of an element such as `Action`, whether or not the brackets were left out.
    public List<Value> values(String element) {
        return element(element).map(StatementText::texts).orElse(List.of());
    }

    /// Who is named in `Principal` or `NotPrincipal`.
    public List<Principal> principals(String element) {
        List<Principal> principals = new ArrayList<>();
        element(element)
                .ifPresent(written -> {
                    if (written.json() instanceof Json.Str(String text, _)) {
                        principals.add(new Principal("*", new Value(text, written.path())));
                    }
                    if (written.json() instanceof Json.Obj(var types, _)) {
                        types.forEach((type, entries) ->
                                texts(new Item(entries, written.path().member(type)))
                                        .forEach(value ->
                                                principals.add(new Principal(type, value))));
                    }
                });
        return principals;
    }

    /// The clauses of `Condition`: one for each key of each operator that holds an object.
    public List<ConditionText> conditions() {
        List<ConditionText> conditions = new ArrayList<>();
        if (json.members().get("Condition") instanceof Json.Obj(var operators, _)) {
            Path condition = path.member("Condition");
            operators.forEach((operator, keys) -> {
                if (keys instanceof Json.Obj(var members, _)) {
                    members.forEach((key, values) ->
                            conditions.add(new ConditionText(condition, operator, key, values)));
                }
            });
        }
        return conditions;
    }

    /// The items of an array or the one value without brackets.
    static List<Item> items(Item written) {
        List<Item> items = new ArrayList<>();
        if (written.json() instanceof Json.Arr(List<Json> values, _)) {
            for (int i = 0; i < values.size(); i++) {
                items.add(new Item(values.get(i), written.path().item(i)));
            }
        } else {
            items.add(written);
        }
        return items;
    }

    private static List<Value> texts(Item written) {
        List<Value> values = new ArrayList<>();
        for (Item item : items(written)) {
            if (item.json() instanceof Json.Str(String text, _)) {
                values.add(new Value(text, item.path()));
            }
        }
        return values;
    }
}
