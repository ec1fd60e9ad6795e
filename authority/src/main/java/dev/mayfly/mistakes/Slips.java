package dev.mayfly.mistakes;

import dev.mayfly.policy.explain.Hint;
import dev.mayfly.policy.pattern.Glob;
import java.util.Locale;
import java.util.Optional;

/// Slips of the pen in a value: it would match but for its case, quotes or blanks.
final class Slips {

    private Slips() {}

    static Optional<Hint> of(String key, String value, String actual) {
        String bare = unquoted(value);
        if (!bare.equals(value) && Glob.of(bare).matches(actual)) {
            return Optional.of(
                    new Hint(
                            "quotes",
                            "the value `"
                                    + value
                                    + "` of `"
                                    + key
                                    + "` holds quotes or blanks that the token has not: write `"
                                    + bare
                                    + "`"));
        }
        if (Glob.of(value.toLowerCase(Locale.ROOT)).matches(actual.toLowerCase(Locale.ROOT))) {
            return Optional.of(
                    new Hint(
                            "case",
                            "`"
                                    + key
                                    + "` differs in upper and lower case only: the token says `"
                                    + actual
                                    + "`, the role wants `"
                                    + value
                                    + "`; write it as the token does"));
        }
        return Optional.empty();
    }

    private static String unquoted(String value) {
        return value.strip().replaceAll("^[\"']+|[\"']+$", "").strip();
    }
}
