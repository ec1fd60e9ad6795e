package dev.mayfly.policy.box;

import dev.mayfly.policy.automaton.Nfa;
import dev.mayfly.policy.automaton.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The texts that some patterns match, enclosed from both sides.
///
/// @param atMost accepts every text that may match
/// @param atLeast accepts only texts that match whatever the variables stand for
record Texts(Nfa atMost, Nfa atLeast) {
    static Texts exactly(Collection<Shape> shapes) {
        Nfa automaton = Nfa.of(shapes);
        return new Texts(automaton, automaton);
    }

    boolean exact() {
        return atMost == atLeast;
    }

    /// Collects shapes, some of them only possible.
    static final class Collector {
        private final List<Shape> sure = new ArrayList<>();
        private final List<Shape> possible = new ArrayList<>();

        void add(PatternShape.Reading reading) {
            (reading.sure() ? sure : possible)
                    .addAll(reading.shape().map(List::of).orElse(List.of()));
        }

        Texts texts() {
            Nfa atLeast = Nfa.of(sure);
            if (possible.isEmpty()) {
                return new Texts(atLeast, atLeast);
            }
            return new Texts(Nfa.anyOf(List.of(atLeast, Nfa.of(possible))), atLeast);
        }
    }
}
