package dev.mayfly.policy.box;

import dev.mayfly.policy.automaton.Nfa;
import java.util.ArrayList;
import java.util.List;

/// What a request may say for one dimension: nothing, one value, or several.
///
/// @param absent whether it may say nothing (a multi-valued key without values says nothing)
/// @param single the values of a key with one value
/// @param each what every value of a multi-valued key must be
/// @param some for each entry, a multi-valued key has a value in it
public record Region(boolean absent, Values single, Values each, List<Values> some) {
    public static final Region EVERYTHING =
            new Region(true, Values.ANYTHING, Values.ANYTHING, List.of());
    public static final Region ABSENT = new Region(true, Values.NOTHING, Values.NOTHING, List.of());

    /// A key that has exactly one value in every request.
    public static final Region ONE = one(Values.ANYTHING);

    /// A key with one value, or absent.
    public static final Region SINGLE =
            new Region(true, Values.ANYTHING, Values.NOTHING, List.of());

    /// A key with several values, or absent.
    public static final Region SEVERAL =
            new Region(true, Values.NOTHING, Values.ANYTHING, List.of());

    public Region {
        some = List.copyOf(some);
    }

    /// One value, of these.
    public static Region one(Values values) {
        return new Region(false, values, Values.NOTHING, List.of());
    }

    /// One value, of an automaton's texts.
    public static Region one(Nfa texts) {
        return one(Values.within(texts));
    }

    public Region and(Region other) {
        List<Values> both = new ArrayList<>(some);
        both.addAll(other.some);
        return new Region(
                absent && other.absent, single.and(other.single), each.and(other.each), both);
    }
}
