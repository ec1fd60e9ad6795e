package dev.mayfly.policy.explain;

import dev.mayfly.policy.eval.Layer;
import java.util.List;
import java.util.Optional;

/// A change after which the request is allowed; evaluated before it is offered.
public sealed interface Suggestion {
    /// For people: what to change, in the imperative.
    String text();

    /// The caller could send something else.
    record ChangeRequest(List<KeyChange> changes, String text) implements Suggestion {
        public ChangeRequest {
            changes = List.copyOf(changes);
        }
    }

    /// The owner of a policy could change it.
    ///
    /// @param policy its name or ARN
    record ChangePolicy(Layer layer, String policy, List<Edit> edits, String text)
            implements Suggestion {
        public ChangePolicy {
            edits = List.copyOf(edits);
        }
    }

    /// Another value for a condition key.
    ///
    /// @param to empty when the key must be left out
    record KeyChange(String key, Optional<String> to) {}

    /// One place in a policy.
    ///
    /// @param pointer JSON pointer of the element
    /// @param value what to add to it or take out of it
    record Edit(String pointer, EditKind kind, String value) {}

    /// What an [Edit] does.
    enum EditKind {
        ADD,
        REMOVE
    }
}
