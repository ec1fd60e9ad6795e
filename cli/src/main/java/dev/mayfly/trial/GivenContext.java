package dev.mayfly.trial;

import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.catalogue.ConditionKeyFacts;
import dev.mayfly.terminal.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The condition keys of a request as they are typed: `key=value`, once for each value.
///
/// @param values by key, as typed
public record GivenContext(Map<String, List<String>> values) {
    public GivenContext {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((key, list) -> copy.put(key, List.copyOf(list)));
        values = copy;
    }

    public static GivenContext of(List<String> typed) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String text : typed) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw Failure.usage("`" + text + "` is no condition key", "write KEY=VALUE");
            }
            values.computeIfAbsent(text.substring(0, equals), _ -> new ArrayList<>())
                    .add(text.substring(equals + 1));
        }
        return new GivenContext(values);
    }

    /// The type the simulator is told: that of AWS's tables, else a text; a list where there are
    /// several values or the key can have them.
    String type(String key, ActionCatalogue catalogue) {
        String service = key.contains(":") ? key.substring(0, key.indexOf(':')) : "";
        String element =
                catalogue
                        .conditionKey(service, key)
                        .map(ConditionKeyFacts::type)
                        .map(type ->
                                switch (type) {
                                    case STRING, ARN -> "string";
                                    case BOOL -> "boolean";
                                    case NUMERIC -> "numeric";
                                    case DATE -> "date";
                                    case IP_ADDRESS -> "ip";
                                    case BINARY -> "binary";
                                })
                        .orElse("string");
        return multivalued(key, catalogue) ? element + "List" : element;
    }

    boolean multivalued(String key, ActionCatalogue catalogue) {
        String service = key.contains(":") ? key.substring(0, key.indexOf(':')) : "";
        return values.getOrDefault(key, List.of()).size() > 1
                || catalogue
                        .conditionKey(service, key)
                        .filter(ConditionKeyFacts::multivalued)
                        .isPresent();
    }
}
