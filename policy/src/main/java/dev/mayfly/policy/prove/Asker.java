package dev.mayfly.policy.prove;

import dev.mayfly.policy.automaton.Nfa;
import dev.mayfly.policy.automaton.Shape;
import dev.mayfly.policy.box.Box;
import dev.mayfly.policy.box.Clause;
import dev.mayfly.policy.box.Dimension;
import dev.mayfly.policy.box.KeyKinds;
import dev.mayfly.policy.box.Knowledge;
import dev.mayfly.policy.box.Region;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.pattern.ContextKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Somebody who may ask, or a kind of somebodies whom no principal element tells apart.
///
/// @param caller one of them
/// @param fixed keys that have one value whatever they do
/// @param pinned what else is settled of the keys
/// @param claims the keys that are read off one text
/// @param naming who they are, given that text
record Asker(
        CallerPrincipal caller,
        Map<ContextKey, String> fixed,
        Map<ContextKey, Region> pinned,
        Optional<Claims> claims,
        Function<String, CallerPrincipal> naming) {
    Asker {
        fixed = Map.copyOf(fixed);
        pinned = Map.copyOf(pinned);
    }

    /// Somebody in particular.
    static Asker just(CallerPrincipal caller) {
        return new Asker(caller, Map.of(), Map.of(), Optional.empty(), _ -> caller);
    }

    Asker fixing(Map<ContextKey, String> more) {
        Map<ContextKey, String> all = new HashMap<>(fixed);
        all.putAll(more);
        return new Asker(caller, all, pinned, claims, naming);
    }

    Asker pinning(Map<ContextKey, Region> more) {
        Map<ContextKey, Region> all = new HashMap<>(pinned);
        more.forEach((key, region) -> all.merge(key, region, Region::and));
        return new Asker(caller, fixed, all, claims, naming);
    }

    Asker claiming(Claims others) {
        return new Asker(caller, fixed, pinned, Optional.of(others), naming);
    }

    /// Every request they can make.
    Box requests(KeyKinds kinds) {
        Box box = new Box(Map.of(), kinds);
        if (claims.isPresent()) {
            box = box.and(Dimension.TOKEN, claims.get().texts());
        }
        for (Map.Entry<ContextKey, Region> pin : pinned.entrySet()) {
            box = within(box, new Dimension.Key(pin.getKey()), pin.getValue());
        }
        for (Map.Entry<ContextKey, String> fact : fixed.entrySet()) {
            box = within(box, new Dimension.Key(fact.getKey()), exactly(fact.getValue()));
        }
        return box;
    }

    /// The requests of the box that are in a region.
    Box within(Box box, Dimension dimension, Region region) {
        Clause own = carried(new Clause(dimension, region, region));
        return box.and(own.dimension(), own.holds());
    }

    /// The clause about the text, if it is about a key that is read off it.
    Clause carried(Clause clause) {
        return claims.map(token -> token.carry(clause)).orElse(clause);
    }

    /// What policy variables stand for, as far as it is settled.
    Knowledge knowledge() {
        Set<ContextKey> missing = new HashSet<>();
        pinned.forEach((key, region) -> {
            if (region.equals(Region.ABSENT)) {
                missing.add(key);
            }
        });
        return new Knowledge(fixed, missing);
    }

    /// A key that has this value and no other.
    static Region exactly(String text) {
        return Region.one(Nfa.of(Shape.text(text)));
    }
}
