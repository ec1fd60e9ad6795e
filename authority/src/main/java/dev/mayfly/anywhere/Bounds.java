package dev.mayfly.anywhere;

/// The shapes and sizes that all records here share.
///
/// Source: service model of `rolesanywhere` (2018-05-10), shapes `Uuid`, `ResourceName`.
final class Bounds {

    private static final int UUID_LENGTH = 36;
    private static final int MAX_NAME = 255;

    private Bounds() {}

    static void checkId(String id) {
        boolean shaped =
                id.length() == UUID_LENGTH
                        && id.chars()
                                .allMatch(c ->
                                        (c >= 'a' && c <= 'z')
                                                || (c >= '0' && c <= '9')
                                                || c == '-');
        require(shaped, "an id is a UUID in lower case");
    }

    static void checkName(String name) {
        boolean shaped =
                !name.isEmpty()
                        && name.length() <= MAX_NAME
                        && name.chars()
                                .allMatch(c ->
                                        (c >= 'a' && c <= 'z')
                                                || (c >= 'A' && c <= 'Z')
                                                || (c >= '0' && c <= '9')
                                                || c == ' '
                                                || c == '-'
                                                || c == '_');
        require(
                shaped,
                "a name has 1 to 255 letters, digits, spaces, hyphens and underscores of ASCII");
    }

    static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
