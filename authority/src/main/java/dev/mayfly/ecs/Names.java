package dev.mayfly.ecs;

import java.util.regex.Pattern;

/// What names and ids look like.
///
/// Source: ECS API Reference, `CreateCluster`, `CreateService`, `RegisterTaskDefinition`: "Up to
/// 255 letters (uppercase and lowercase), numbers, underscores, and hyphens".
public final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private Names() {}

    /// Whether it is a name of at most `max` characters.
    public static boolean valid(String name, int max) {
        return name.length() <= max && NAME.matcher(name).matches();
    }

    /// Whether it is the id of a task or container instance: 32 hexadecimal digits.
    public static boolean validId(String id) {
        return ID.matcher(id).matches();
    }

    static void check(String what, String name, int max) {
        require(valid(name, max), what + " has a name of letters, digits, `_` and `-`");
    }

    static void checkId(String what, String id) {
        require(validId(id), what + " has an id of 32 hexadecimal digits");
    }

    static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}
