package dev.mayfly.policy.token;

import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.automaton.Nfa;
import dev.mayfly.policy.automaton.Projection;
import dev.mayfly.policy.automaton.Projection.Step;
import dev.mayfly.policy.automaton.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One form of token or of caller: a text of which several condition keys are projections. So keys
/// that repeat each other (`sub` and `repository`) cannot contradict each other.
///
/// @param pieces what the text is made of
/// @param claims for each claim or key, in lower case, the names of the pieces it shows
/// @param absent claims that tokens of this form do not have
public record TokenText(List<Piece> pieces, Map<String, Set<String>> claims, Set<String> absent) {
    public TokenText {
        pieces = List.copyOf(pieces);
        claims = Map.copyOf(claims);
        absent = Set.copyOf(absent);
    }

    /// Every text of this form.
    public Nfa texts() {
        Shape.Builder shape = Shape.builder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Fixed(_, String text) -> shape.text(text);
                case Piece.Free(_, CharSet first, CharSet rest, int least) -> {
                    if (least > 0) {
                        shape.one(first).exactly(least - 1, rest);
                    }
                    shape.many(rest);
                }
                case Piece.Exactly(_, CharSet chars, int count) -> shape.exactly(count, chars);
            }
        }
        return Nfa.of(shape.build());
    }

    /// One text of this form.
    public String example() {
        StringBuilder example = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Fixed(_, String text) -> example.append(text);
                case Piece.Free(_, CharSet first, CharSet rest, int least) ->
                        example.append(least > 0 ? String.valueOf(first.first()) : "")
                                .append(
                                        String.valueOf(rest.first())
                                                .repeat(Math.max(0, least - 1)));
                case Piece.Exactly(_, CharSet chars, int count) ->
                        example.append(String.valueOf(chars.first()).repeat(count));
            }
        }
        return example.toString();
    }

    /// How a claim is read off the text.
    public Projection projection(String claim) {
        Set<String> shown = claims.getOrDefault(claim, Set.of());
        List<List<Step>> steps = new ArrayList<>();
        for (Piece piece : pieces) {
            boolean kept = shown.contains(piece.name());
            switch (piece) {
                case Piece.Fixed(_, String text) ->
                        text.chars().forEach(c -> steps.add(step((char) c, steps.size(), kept)));
                case Piece.Free free -> addFree(free, kept, steps);
                case Piece.Exactly(_, CharSet chars, int count) -> {
                    for (int i = 0; i < count; i++) {
                        steps.add(List.of(new Step(chars, steps.size() + 1, kept)));
                    }
                }
            }
        }
        steps.add(List.of());
        // A free piece that comes last ends in its loop.
        return new Projection(joined(steps), List.of(steps.size() - 2, steps.size() - 1));
    }

    /// What each claim says in a token of this text.
    public Map<String, String> read(String text) {
        return claims.keySet().stream()
                .collect(
                        Collectors.toMap(
                                claim -> claim,
                                claim -> projection(claim).of(text),
                                (one, _) -> one,
                                TreeMap::new));
    }

    private static List<Step> step(char c, int at, boolean kept) {
        return List.of(new Step(CharSet.of(c), at + 1, kept));
    }

    private static void addFree(Piece.Free free, boolean kept, List<List<Step>> steps) {
        if (free.least() > 0) {
            steps.add(List.of(new Step(free.first(), steps.size() + 1, kept)));
        }
        int loop = steps.size();
        steps.add(List.of(new Step(free.rest(), loop, kept)));
    }

    /// A phase that loops also takes the steps of the one behind it.
    private static List<List<Step>> joined(List<List<Step>> steps) {
        List<List<Step>> joined = new ArrayList<>();
        for (int phase = 0; phase < steps.size(); phase++) {
            List<Step> own = new ArrayList<>(steps.get(phase));
            boolean loops = own.stream().anyMatch(loopOf(phase));
            if (loops && phase + 1 < steps.size()) {
                own.addAll(steps.get(phase + 1));
            }
            joined.add(own);
        }
        return joined;
    }

    private static Predicate<Step> loopOf(int phase) {
        return step -> step.to() == phase;
    }
}
