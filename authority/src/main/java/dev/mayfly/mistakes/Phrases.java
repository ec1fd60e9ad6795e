package dev.mayfly.mistakes;

import java.util.List;
import java.util.stream.Collectors;

/// Parts of sentences.
final class Phrases {

    private static final int MAX_NAMED = 3;

    private Phrases() {}

    /// The values in back-ticks; of many, the first few.
    static String list(List<String> values) {
        if (values.isEmpty()) {
            return "nothing";
        }
        String named =
                values.stream()
                        .limit(MAX_NAMED)
                        .map(value -> "`" + value + "`")
                        .collect(Collectors.joining(", "));
        int more = values.size() - MAX_NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
