package dev.mayfly.mistakes;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.ConditionOperator.Text;
import dev.mayfly.policy.explain.Hint;
import dev.mayfly.policy.pattern.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Mistakes in a condition of a statement that is about the bearer's provider.
final class ConditionMistakes {

    private ConditionMistakes() {}

    static List<Hint> in(Bearer bearer, Condition condition) {
        if (condition.operator().negated()
                || condition.operator() instanceof ConditionOperator.Null) {
            return List.of();
        }
        String key = condition.key().name();
        Optional<String> claim = bearer.claimOf(key);
        if (claim.isEmpty()) {
            return foreignKey(bearer, key).stream().toList();
        }
        String name = claim.get().toLowerCase(Locale.ROOT);
        if (!bearer.profile().offers(name)) {
            return List.of(notAKey(bearer, name));
        }
        Optional<String> actual = actual(bearer, name);
        if (actual.isEmpty()) {
            return List.of(absent(key, name));
        }
        if (condition.operator() instanceof Text text && !matches(text, condition, actual.get())) {
            return mismatch(bearer, condition, actual.get()).stream().toList();
        }
        return List.of();
    }

    /// `token.actions.githubusercontent.com:sub` in a role for tokens of another issuer, or the
    /// issuer written with its scheme.
    private static Optional<Hint> foreignKey(Bearer bearer, String key) {
        int colon = key.lastIndexOf(':');
        String issuer = colon < 0 ? "" : key.substring(0, colon);
        if (!issuer.contains(".") && !issuer.contains("/")) {
            return Optional.empty(); // `aws:…`, `sts:…`
        }
        return Optional.of(
                new Hint(
                        "key-of-another-issuer",
                        "the condition asks for `"
                                + key
                                + "`, keys of this token begin with `"
                                + bearer.issuerUrl()
                                + ":`: write `"
                                + bearer.issuerUrl()
                                + key.substring(colon)
                                + "`"));
    }

    private static Hint notAKey(Bearer bearer, String claim) {
        String offered =
                String.join(", ", bearer.profile().keys().keySet().stream().sorted().toList());
        return new Hint(
                "not-a-condition-key",
                "`"
                        + claim
                        + "` is no condition key for this issuer, so the condition never matches: use"
                        + " `sub`"
                        + (offered.isEmpty() ? "" : " or one of " + offered));
    }

    private static Hint absent(String key, String claim) {
        String change =
                claim.equals("environment")
                        ? "give the job an `environment`, or drop the condition"
                        : "drop the condition, or use `sub`";
        return new Hint(
                "claim-absent",
                "the token has no claim `" + claim + "`, so `" + key + "` is missing: " + change);
    }

    private static Optional<Hint> mismatch(Bearer bearer, Condition condition, String actual) {
        List<String> expected = condition.values();
        String key = condition.key().name();
        for (String value : expected) {
            Optional<Hint> quotes = quotes(key, value, actual);
            if (quotes.isPresent()) {
                return quotes;
            }
        }
        boolean subject = bearer.claimOf(key).filter("sub"::equalsIgnoreCase).isPresent();
        return subject ? SubjectMistakes.of(expected, actual) : Optional.empty();
    }

    private static Optional<Hint> quotes(String key, String value, String actual) {
        String bare = value.strip().replaceAll("^[\"']+|[\"']+$", "").strip();
        if (bare.equals(value) || !Glob.of(bare).matches(actual)) {
            return Optional.empty();
        }
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

    private static Optional<String> actual(Bearer bearer, String claim) {
        return switch (claim) {
            case "aud" -> bearer.audience();
            case "sub" -> bearer.subject();
            default ->
                    Optional.ofNullable(
                                    bearer.profile()
                                            .trustContext("", bearer.claims(), "")
                                            .get(":" + claim))
                            .flatMap(values -> values.stream().findFirst());
        };
    }

    private static boolean matches(Text operator, Condition condition, String actual) {
        return condition.values().stream()
                .anyMatch(value ->
                        switch (operator.form()) {
                            case EXACT -> value.equals(actual);
                            case IGNORING_CASE -> value.equalsIgnoreCase(actual);
                            case LIKE -> Glob.of(value).matches(actual);
                        });
    }
}
