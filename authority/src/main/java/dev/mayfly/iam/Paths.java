package dev.mayfly.iam;

/// Paths group entities: `/` or `/division/team/`, part of the ARN and of nothing else.
///
/// Source: IAM User Guide, "IAM identifiers", "Friendly names and paths", read 2026-11.
public final class Paths {

    /// Where an entity is when its creator names no path.
    public static final String ROOT = "/";

    private Paths() {}

    /// Whether an entity with this path belongs into a listing by `prefix`. The prefix ends
    /// anywhere: `/div` lists `/division/`.
    public static boolean matches(String path, String prefix) {
        return path.startsWith(prefix);
    }
}
