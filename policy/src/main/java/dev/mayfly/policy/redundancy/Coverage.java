package dev.mayfly.policy.redundancy;

import dev.mayfly.policy.pattern.ArnText;
import dev.mayfly.policy.pattern.Glob;
import java.util.Locale;

/// Whether everything that one pattern matches is matched by another.
///
/// The narrower pattern is taken as a text in which its stars stand for nothing or for a long run
/// of a letter that no pattern has; only a star of the wider one takes both. Some coverings are not
/// seen; none is seen that is not there, as far as stars are combined, which is up to four.
final class Coverage {
    private static final String STRANGE_RUN = "\uE000".repeat(64);
    private static final String STRANGE_ONE = "\uE001";
    private static final int MAX_STARS = 4;

    private Coverage() {}

    /// Of actions; case does not matter.
    static boolean ofAction(String wide, String narrow) {
        if (wide.indexOf('*') < 0 && wide.indexOf('?') < 0) {
            return wide.equalsIgnoreCase(narrow);
        }
        return wide.equals("*")
                || glob(wide.toLowerCase(Locale.ROOT), narrow.toLowerCase(Locale.ROOT));
    }

    /// Of resources, segment by segment: a star that runs over a colon is not followed.
    static boolean ofResource(String wide, String narrow) {
        if (wide.equals("*") || wide.equals(narrow)) {
            return true;
        }
        ArnText outer = ArnText.of(wide);
        ArnText inner = ArnText.of(narrow);
        if (!outer.isArn() || !inner.isArn()) {
            return false;
        }
        for (int i = 1; i < 6; i++) {
            if (!glob(outer.segment(i), inner.segment(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean glob(String wide, String narrow) {
        if (wide.equals(narrow)) {
            return true;
        }
        if (wide.indexOf('*') < 0 && wide.indexOf('?') < 0) {
            return false;
        }
        long stars = narrow.chars().filter(c -> c == '*').count();
        return stars <= MAX_STARS
                && wide.length() < STRANGE_RUN.length() * 4
                && every(Glob.of(wide), narrow.replace("?", STRANGE_ONE));
    }

    private static boolean every(Glob wide, String narrow) {
        int star = narrow.indexOf('*');
        if (star < 0) {
            return wide.matches(narrow);
        }
        String head = narrow.substring(0, star);
        String tail = narrow.substring(star + 1);
        return every(wide, head + tail) && every(wide, head + STRANGE_RUN + tail);
    }
}
