package dev.mayfly.policy.eval;

import java.util.List;

/// What the request says for a condition key.
public sealed interface ContextValue {
    /// Every value; possibly none of a multi-valued key.
    List<String> values();

    /// Of a key that has one value by its nature.
    record Single(String value) implements ContextValue {
        @Override
        public List<String> values() {
            return List.of(value);
        }
    }

    /// Of a key that may have several values, however many there are now.
    record Multi(List<String> values) implements ContextValue {
        public Multi {
            values = List.copyOf(values);
        }
    }
}
