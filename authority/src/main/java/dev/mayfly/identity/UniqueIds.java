package dev.mayfly.identity;

import java.util.random.RandomGenerator;

/// Mints the stable ids AWS gives to entities: a four-letter prefix and 17 characters of base 32.
///
/// Source: IAM User Guide, "IAM identifiers", read 2026-11.
public final class UniqueIds {

    /// What an id names; the prefix says it to whoever reads one.
    public enum Kind {
        ROLE("AROA"),
        USER("AIDA"),
        GROUP("AGPA"),
        MANAGED_POLICY("ANPA"),
        INSTANCE_PROFILE("AIPA");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /// The four letters that start every id of this kind.
        public String prefix() {
            return prefix;
        }
    }

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int RANDOM_CHARACTERS = 17;

    private final RandomGenerator random;

    public UniqueIds(RandomGenerator random) {
        this.random = random;
    }

    /// A new id of the given kind, 21 characters.
    public String next(Kind kind) {
        StringBuilder id = new StringBuilder(kind.prefix());
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
