package dev.mayfly.policy;

import dev.mayfly.policy.pattern.Glob;
import java.util.Locale;

/// `*`, or a service and a pattern of its action names; matched without regard to case.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Action".
public final class ActionPattern {
    /// A bare `*`.
    public static final ActionPattern ANY = new ActionPattern("*", 0);

    private final String source;
    private final int colon;

    private ActionPattern(String source, int colon) {
        this.source = source;
        this.colon = colon;
    }

    /// Reads a pattern as it is written.
    ///
    /// @throws IllegalArgumentException if the text is no action pattern
    public static ActionPattern of(String source) {
        if (source.equals("*")) {
            return ANY;
        }
        int colon = source.indexOf(':');
        if (colon <= 0 || colon == source.length() - 1 || source.indexOf(':', colon + 1) >= 0) {
            throw new IllegalArgumentException("an action is `*` or `service:name`");
        }
        if (!source.substring(0, colon).chars().allMatch(ActionPattern::isServiceChar)) {
            throw new IllegalArgumentException(
                    "the service of an action has letters, digits, `-` and `.` only");
        }
        return new ActionPattern(source, colon);
    }

    private static boolean isServiceChar(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.';
    }

    /// As it is written in the policy.
    public String source() {
        return source;
    }

    /// In lower case; empty for a bare `*`.
    public String service() {
        return source.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /// Over the lower-case action name.
    public Glob name() {
        return isAny() ? Glob.of(source) : Glob.folding(source, colon + 1);
    }

    /// Whether it names every action of every service.
    public boolean isAny() {
        return colon == 0;
    }

    /// Whether it matches an action given in lower case, of which `at` is the place of the colon.
    public boolean matches(String foldedAction, int at) {
        return isAny()
                || (isOf(foldedAction, at)
                        && name().matches(foldedAction, at + 1, foldedAction.length()));
    }

    /// Whether its service is that of an action given in lower case.
    boolean isOf(String foldedAction, int at) {
        if (at != colon) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            if (folded(i) != foldedAction.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// A character of the source; `A` to `Z` in lower case.
    private char folded(int index) {
        char c = source.charAt(index);
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /// The hash of the pattern, or of its service, in lower case.
    int foldedHash(boolean serviceOnly) {
        int end = serviceOnly ? colon : source.length();
        int hash = 0;
        for (int i = 0; i < end; i++) {
            hash = 31 * hash + folded(i);
        }
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActionPattern pattern && source.equals(pattern.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
