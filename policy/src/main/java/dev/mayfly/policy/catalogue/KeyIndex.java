package dev.mayfly.policy.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every condition key of every service, by name: which service lists a key is not always the one
/// it is named after.
final class KeyIndex {
    private final Map<String, ConditionKeyFacts> plain = new HashMap<>();

    /// By what stands before the colon; those with a placeholder there, under the empty text.
    private final Map<String, List<ConditionKeyFacts>> families = new HashMap<>();

    private final Set<String> prefixes = new HashSet<>();

    KeyIndex(String lines) {
        Set<String> seen = new HashSet<>();
        for (int at = lines.indexOf("\nK\t"); at >= 0; at = lines.indexOf("\nK\t", at + 1)) {
            String line = lines.substring(at + 1, lines.indexOf('\n', at + 1));
            if (seen.add(line)) {
                Row row = Row.of(line);
                add(ConditionKeyFacts.of(row.field(1), row.field(2)));
            }
        }
    }

    private void add(ConditionKeyFacts key) {
        String folded = key.name().toLowerCase(Locale.ROOT);
        String prefix = folded.substring(0, folded.indexOf(':'));
        prefixes.add(prefix);
        if (key.isFamily()) {
            families.computeIfAbsent(prefix.contains("${") ? "" : prefix, _ -> new ArrayList<>())
                    .add(key);
        } else {
            plain.putIfAbsent(folded, key);
        }
    }

    Optional<ConditionKeyFacts> find(String written) {
        String folded = written.toLowerCase(Locale.ROOT);
        ConditionKeyFacts found = plain.get(folded);
        String prefix = folded.substring(0, Math.max(0, folded.indexOf(':')));
        return found != null ? Optional.of(found) : named(isHost(prefix) ? "" : prefix, written);
    }

    /// Only identity providers have placeholders before the colon.
    private static boolean isHost(String prefix) {
        return prefix.indexOf('.') >= 0 || prefix.indexOf('/') >= 0;
    }

    private Optional<ConditionKeyFacts> named(String prefix, String written) {
        return families.getOrDefault(prefix, List.of()).stream()
                .filter(key -> key.isNamed(written))
                .findFirst();
    }

    boolean knowsPrefix(String prefix) {
        return prefixes.contains(prefix.toLowerCase(Locale.ROOT));
    }

    /// The names that begin like a service's.
    List<String> namesOf(String prefix) {
        String start = prefix.toLowerCase(Locale.ROOT) + ":";
        return plain.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(start))
                .map(entry -> entry.getValue().name())
                .sorted()
                .toList();
    }
}
