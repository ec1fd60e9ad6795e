package dev.mayfly.policy.prove;

import dev.mayfly.policy.automaton.Language;
import dev.mayfly.policy.automaton.Nfa;
import dev.mayfly.policy.box.Clause;
import dev.mayfly.policy.box.Dimension;
import dev.mayfly.policy.box.Region;
import dev.mayfly.policy.box.Values;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.token.TokenText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The keys of one form of token or caller: what is asked of each of them is asked of the one text
/// they are all read off.
///
/// Remembers what it has carried over; not thread-safe.
final class Claims {
    private final String prefix;
    private final TokenText form;
    private final Map<String, Map<Nfa, Nfa>> carried = new HashMap<>();

    /// @param prefix of the keys, `token.actions.githubusercontent.com:`
    Claims(String prefix, TokenText form) {
        this.prefix = prefix.toLowerCase(Locale.ROOT);
        this.form = form;
    }

    /// Every text of a token.
    Region texts() {
        return Region.one(form.texts());
    }

    /// The clause about the text, if it is about one of the claims in it.
    Clause carry(Clause clause) {
        return claim(clause.dimension())
                .map(claim ->
                        new Clause(
                                Dimension.TOKEN,
                                carry(claim, clause.holds()),
                                carry(claim, clause.fails())))
                .orElse(clause);
    }

    /// The condition keys with their values.
    Map<ContextKey, String> read(String text) {
        Map<ContextKey, String> keys = new HashMap<>();
        form.read(text).forEach((claim, value) -> keys.put(ContextKey.of(prefix + claim), value));
        return keys;
    }

    private Optional<String> claim(Dimension dimension) {
        return dimension instanceof Dimension.Key(ContextKey key) && key.folded().startsWith(prefix)
                ? Optional.of(key.folded().substring(prefix.length()))
                        .filter(form.claims()::containsKey)
                : Optional.empty();
    }

    /// A claim has exactly one value in tokens of this form. What is demanded of it as a number or
    /// a date is dropped, which makes the region larger.
    private Region carry(String claim, Region region) {
        Language texts = region.single().texts();
        return Region.one(
                new Values(
                        new Language(carry(claim, texts.within()), carry(claim, texts.outside())),
                        List.of()));
    }

    private List<Nfa> carry(String claim, List<Nfa> automata) {
        Map<Nfa, Nfa> known = carried.computeIfAbsent(claim, _ -> new HashMap<>());
        return automata.stream()
                .map(automaton ->
                        known.computeIfAbsent(
                                automaton, inner -> inner.through(form.projection(claim))))
                .toList();
    }
}
