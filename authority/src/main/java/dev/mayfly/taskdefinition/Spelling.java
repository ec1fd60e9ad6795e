package dev.mayfly.taskdefinition;

import java.util.Locale;

/// How AWS spells the constants of our enums.
final class Spelling {

    private Spelling() {}

    /// `JSON_FILE` is `json-file`.
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
