package dev.mayfly.policy.pattern;

import dev.mayfly.policy.index.GramIndex;
import java.util.ArrayList;
import java.util.List;

/// Texts of which each must stand, somewhere, in whatever a pattern matches. The beginning and the
/// end of the whole count as a character, [GramIndex#EDGE], that stands nowhere else.
final class RequiredTexts {
    private final List<String> done = new ArrayList<>();
    private final StringBuilder run = new StringBuilder().append(GramIndex.EDGE);

    void add(char c) {
        run.append(c);
    }

    void add(String text) {
        run.append(text);
    }

    /// Anything may stand here.
    void gap() {
        if (!run.isEmpty()) {
            done.add(run.toString());
            run.setLength(0);
        }
    }

    /// The runs of a pattern that ends here.
    List<String> closed() {
        run.append(GramIndex.EDGE);
        gap();
        return List.copyOf(done);
    }

    /// The runs of a pattern behind which more may stand.
    List<String> open() {
        gap();
        return List.copyOf(done);
    }
}
