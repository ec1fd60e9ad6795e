package dev.mayfly.policy.catalogue;

import dev.mayfly.policy.pattern.Glob;
import java.util.Locale;

/// A condition key, or a family of them (`aws:RequestTag/${TagKey}`).
///
/// @param name as AWS spells it, with a placeholder `${…}` where any text may stand
/// @param multivalued whether a request may carry several values, so that conditions need
///   `ForAllValues` or `ForAnyValue`
/// @param pattern of the names in lower case
public record ConditionKeyFacts(String name, KeyType type, boolean multivalued, Glob pattern) {
    static ConditionKeyFacts of(String name, String letter) {
        return new ConditionKeyFacts(
                name,
                KeyType.ofLetter(letter),
                Character.isLowerCase(letter.charAt(0)),
                Glob.of(Placeholders.filled(name, "?*").toLowerCase(Locale.ROOT)));
    }

    /// Whether a name in a policy means this key; case does not matter.
    public boolean isNamed(String written) {
        return pattern.matches(written.toLowerCase(Locale.ROOT));
    }

    /// Whether it stands for many keys.
    public boolean isFamily() {
        return !pattern.isLiteral();
    }

    /// Whether it belongs to no service.
    public boolean isGlobal() {
        return name.regionMatches(true, 0, "aws:", 0, 4);
    }
}
