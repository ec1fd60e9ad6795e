package dev.mayfly.policy.automaton;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Characters that are the same but for their case, as [String#equalsIgnoreCase] has it.
final class CaseClasses {
    /// Only characters that have company; the others stand alone.
    private static final Map<Integer, CharSet> BY_FOLDED =
            IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
                    .boxed()
                    .collect(Collectors.groupingBy(CaseClasses::folded))
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getValue().size() > 1)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey,
                                    entry ->
                                            entry.getValue().stream()
                                                    .map(c -> CharSet.range(c, c))
                                                    .reduce(CharSet.NONE, CharSet::or)));

    private CaseClasses() {}

    static CharSet of(char c) {
        return BY_FOLDED.getOrDefault(folded(c), CharSet.of(c));
    }

    private static int folded(int c) {
        return Character.toLowerCase(Character.toUpperCase((char) c));
    }
}
