package dev.mayfly.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What applying a file would do. `leftOut` names resources of the template that are not IAM's.
public record Plan(List<Change> changes, List<String> leftOut, Map<String, String> outputs) {

    public Plan {
        changes = List.copyOf(changes);
        leftOut = List.copyOf(leftOut);
        outputs = Map.copyOf(outputs);
    }

    /// How many changes are of that kind.
    public long count(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /// What is there and not in the file.
    public List<Change.Extra> extras() {
        return changes.stream().flatMap(change -> change.extras().stream()).toList();
    }

    /// Whether the account already is what the file says.
    public boolean nothingToDo() {
        return changes.stream().allMatch(change -> change.kind() == Change.Kind.NONE);
    }

    /// The calls that carry the plan out, each once, in order; removals of extras last.
    public List<ApiCall> calls(boolean prune) {
        List<ApiCall> calls = new ArrayList<>();
        changes.forEach(change -> calls.addAll(change.calls()));
        if (prune) {
            extras().forEach(extra -> calls.add(extra.removal()));
        }
        return calls.stream().distinct().toList();
    }
}
