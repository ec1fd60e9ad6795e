package dev.mayfly.policy.pattern;

import java.util.Locale;

/// The name of a condition key, compared without regard to case.
///
/// Folding and hashing happen once, here: keep the keys you use often as constants. Source: IAM
/// User Guide, "IAM JSON policy elements: Condition" ("key names are not case-sensitive").
public final class ContextKey implements Comparable<ContextKey> {
    private final String name;
    private final String folded;
    private final int hash;

    private ContextKey(String name) {
        this.name = name;
        this.folded = name.toLowerCase(Locale.ROOT);
        this.hash = spread(folded.hashCode());
    }

    /// A key by its name.
    ///
    /// @throws IllegalArgumentException if the name is empty
    public static ContextKey of(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a condition key has a name");
        }
        return new ContextKey(name);
    }

    private static int spread(int raw) {
        return raw ^ (raw >>> 16);
    }

    /// As it was written.
    public String name() {
        return name;
    }

    /// In lower case; equal for equal keys.
    public String folded() {
        return folded;
    }

    /// The part after the last colon that ends the issuer or service, `sub` of
    /// `token.actions.githubusercontent.com:sub`; the whole name when there is no colon.
    public String claim() {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ContextKey key
                        && hash == key.hash
                        && folded.equals(key.folded));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(ContextKey other) {
        return folded.compareTo(other.folded);
    }

    @Override
    public String toString() {
        return name;
    }
}
