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
    private final List<ConditionKeyFacts> families = new ArrayList<>();
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
        prefixes.add(folded.substring(0, folded.indexOf(':')));
        if (key.isFamily()) {
            families.add(key);
        } else {
            plain.putIfAbsent(folded, key);
        }
    }

    Optional<ConditionKeyFacts> find(String written) {
        ConditionKeyFacts found = plain.get(written.toLowerCase(Locale.ROOT));
        return found != null
                ? Optional.of(found)
                : families.stream().filter(key -> key.isNamed(written)).findFirst();
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
