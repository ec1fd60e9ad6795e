package dev.mayfly.policy.box;

import dev.mayfly.policy.automaton.Language;
import dev.mayfly.policy.automaton.Nfa;
import java.util.ArrayList;
import java.util.List;

/// The values one key may have, as far as one value goes: texts of a language that also meet every
/// typed demand.
public record Values(Language texts, List<Typed> typed) {
    public static final Values ANYTHING = new Values(Language.ANYTHING, List.of());
    public static final Values NOTHING = new Values(Language.NOTHING, List.of());

    public Values {
        typed = List.copyOf(typed);
    }

    /// The texts an automaton accepts.
    public static Values within(Nfa automaton) {
        return new Values(Language.ANYTHING.and(automaton), List.of());
    }

    /// The texts an automaton does not accept.
    public static Values outside(Nfa automaton) {
        return new Values(Language.ANYTHING.minus(automaton), List.of());
    }

    static Values of(Typed demand) {
        return new Values(Language.ANYTHING, List.of(demand));
    }

    public Values and(Values other) {
        List<Typed> both = new ArrayList<>(typed);
        both.addAll(other.typed);
        return new Values(texts.and(other.texts), both);
    }

    public boolean contains(String value) {
        return texts.contains(value) && typed.stream().allMatch(demand -> demand.holds(value));
    }
}
