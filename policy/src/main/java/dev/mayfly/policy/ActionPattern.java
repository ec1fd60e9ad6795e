package dev.mayfly.policy;

import dev.mayfly.policy.pattern.Glob;
import java.util.Locale;

/// `*`, or a service and a pattern of its action names; matched without regard to case.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Action".
///
/// @param source as written
/// @param service in lower case; empty for a bare `*`
/// @param name over the lower-case action name
public record ActionPattern(String source, String service, Glob name) {
    /// A bare `*`.
    public static final ActionPattern ANY = new ActionPattern("*", "", Glob.of("*"));

    /// Reads a pattern as it is written.
    ///
    /// @throws IllegalArgumentException if the text is no action pattern
    public static ActionPattern of(String source) {
        if (source.equals("*")) {
            return ANY;
        }
        String folded = source.toLowerCase(Locale.ROOT);
        int colon = folded.indexOf(':');
        if (colon <= 0 || colon == folded.length() - 1 || folded.indexOf(':', colon + 1) >= 0) {
            throw new IllegalArgumentException("an action is `*` or `service:name`");
        }
        String service = folded.substring(0, colon);
        if (!service.chars().allMatch(ActionPattern::isServiceChar)) {
            throw new IllegalArgumentException(
                    "the service of an action has letters, digits, `-` and `.` only");
        }
        return new ActionPattern(source, service, Glob.of(folded.substring(colon + 1)));
    }

    private static boolean isServiceChar(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    /// Whether it names every action of every service.
    public boolean isAny() {
        return service.isEmpty();
    }

    /// Whether it matches an action given in lower case, of which `colon` is the place of the
    /// colon.
    public boolean matches(String foldedAction, int colon) {
        if (isAny()) {
            return true;
        }
        return colon == service.length()
                && foldedAction.startsWith(service)
                && name.matches(foldedAction, colon + 1, foldedAction.length());
    }
}
