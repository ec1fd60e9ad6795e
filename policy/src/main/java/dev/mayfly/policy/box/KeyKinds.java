package dev.mayfly.policy.box;

import dev.mayfly.policy.pattern.ContextKey;
import java.util.Set;

/// Which condition keys have several values by their nature.
///
/// Source: IAM User Guide, "AWS global condition context keys" (keys marked multivalued) and the
/// Service Authorization Reference (types `ArrayOf…`).
public final class KeyKinds {
    private static final Set<String> SEVERAL =
            Set.of(
                    "aws:calledvia",
                    "aws:principalorgpaths",
                    "aws:principalservicenameslist",
                    "aws:resourceorgpaths",
                    "aws:tagkeys",
                    "sts:identitytokenaudience",
                    "sts:transitivetagkeys");

    private static final String METHODS = ":amr";

    /// Keys that some condition asks about with a quantifier.
    private final Set<ContextKey> quantified;

    public KeyKinds(Set<ContextKey> quantified) {
        this.quantified = Set.copyOf(quantified);
    }

    /// What a key may be: several values if it is known to have them, either if a policy takes it
    /// for one of those, else one value.
    Region of(Dimension dimension) {
        return switch (dimension) {
            case Dimension.Action _, Dimension.Resource _, Dimension.Token _ -> Region.ONE;
            case Dimension.Key(ContextKey key) -> of(key);
        };
    }

    private Region of(ContextKey key) {
        String name = key.folded();
        if (SEVERAL.contains(name) || name.endsWith(METHODS)) {
            return Region.SEVERAL;
        }
        return quantified.contains(key) ? Region.EVERYTHING : Region.SINGLE;
    }
}
