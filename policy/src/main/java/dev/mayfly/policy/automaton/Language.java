package dev.mayfly.policy.automaton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A set of texts: those that every automaton of `within` accepts and none of `outside`.
///
/// Putting languages together costs nothing; only [#shortest] searches.
public record Language(List<Nfa> within, List<Nfa> outside) {
    public static final Language ANYTHING = new Language(List.of(), List.of());
    public static final Language NOTHING = ANYTHING.and(Nfa.of(List.of()));

    public Language {
        within = List.copyOf(within);
        outside = List.copyOf(outside);
    }

    /// The texts of this language that the automaton accepts.
    public Language and(Nfa automaton) {
        return new Language(plus(within, List.of(automaton)), outside);
    }

    /// The texts of this language that the automaton does not accept.
    public Language minus(Nfa automaton) {
        return new Language(within, plus(outside, List.of(automaton)));
    }

    public Language and(Language other) {
        return new Language(plus(within, other.within), plus(outside, other.outside));
    }

    /// Whether the text is in it.
    public boolean contains(String text) {
        return within.stream().allMatch(automaton -> automaton.accepts(text))
                && outside.stream().noneMatch(automaton -> automaton.accepts(text));
    }

    /// One of the shortest texts in it, made of letters where it can be; empty when there is none.
    ///
    /// @throws OutOfBudgetException if the budget does not suffice
    public Optional<String> shortest(Budget budget) {
        return new Search(this, budget).shortest();
    }

    private static List<Nfa> plus(List<Nfa> some, List<Nfa> more) {
        List<Nfa> all = new ArrayList<>(some);
        for (Nfa automaton : more) {
            if (!all.contains(automaton)) {
                all.add(automaton);
            }
        }
        return all;
    }
}
