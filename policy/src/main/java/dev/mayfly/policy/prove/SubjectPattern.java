package dev.mayfly.policy.prove;

import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.automaton.Nfa;
import dev.mayfly.policy.automaton.Shape;

/// A pattern of subjects, as people write it on a command line.
final class SubjectPattern {
    private SubjectPattern() {}

    /// A word without a colon is GitHub's context, of any repository.
    static String complete(String pattern) {
        return pattern.indexOf(':') < 0 && pattern.indexOf('*') < 0 ? "repo:*:" + pattern : pattern;
    }

    /// The subjects that match; `*` and `?` are wildcards.
    static Nfa of(String pattern) {
        Shape.Builder shape = Shape.builder();
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '*' -> shape.many(CharSet.ANY);
                case '?' -> shape.one(CharSet.ANY);
                default -> shape.text(String.valueOf(pattern.charAt(i)));
            }
        }
        return Nfa.of(shape.build());
    }
}
