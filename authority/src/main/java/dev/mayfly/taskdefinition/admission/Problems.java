package dev.mayfly.taskdefinition.admission;

import dev.mayfly.taskdefinition.Problem;
import dev.mayfly.taskdefinition.Problem.Kind;
import java.util.ArrayList;
import java.util.List;

/// What the rules have found so far.
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void invalid(String path, String message) {
        found.add(new Problem(Kind.INVALID, path, message));
    }

    void unsupported(String path, String message) {
        found.add(new Problem(Kind.UNSUPPORTED, path, message));
    }

    void key(String path, String message) {
        found.add(new Problem(Kind.KEY, path, message));
    }

    /// A number outside its range, both ends inclusive.
    void range(String path, int value, int least, int most) {
        if (value < least || value > most) {
            invalid(path, "`" + path + "` must be between " + least + " and " + most + ".");
        }
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}
