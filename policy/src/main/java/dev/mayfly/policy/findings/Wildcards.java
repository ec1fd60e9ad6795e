package dev.mayfly.policy.findings;

/// Where a text holds `*` or `?`.
final class Wildcards {
    private Wildcards() {}

    static boolean in(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
}
