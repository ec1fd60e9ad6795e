package dev.mayfly.api.rolesanywhere;

/// Lengths and patterns that requests share.
///
/// Source: service model of `rolesanywhere` (2018-05-10).
final class Bounds {

    static final int ARN = 1011;
    static final int NAME = 255;
    static final String NAMES = "[ a-zA-Z0-9-_]*";
    static final int ID = 36;
    static final String IDS = ".*[a-f0-9]{8}-([a-z0-9]{4}-){3}[a-z0-9]{12}.*";
    static final int SHORTEST_SESSION = 900;
    static final int LONGEST_SESSION = 43_200;

    private Bounds() {}
}
