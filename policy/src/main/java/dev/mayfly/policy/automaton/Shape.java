package dev.mayfly.policy.automaton;

import java.util.ArrayList;
import java.util.List;

/// A text as a row of items, each one character out of a set or any number of them: what a pattern
/// with wildcards, a number or a name is made of.
public record Shape(List<Item> items) {
    /// One or many characters of a set.
    ///
    /// @param repeated any number of characters of the set, also none, instead of exactly one
    public record Item(CharSet chars, boolean repeated) {}

    public Shape {
        items = List.copyOf(items);
    }

    /// Every text.
    public static Shape anything() {
        return builder().many(CharSet.ANY).build();
    }

    /// One text.
    public static Shape text(String text) {
        return builder().text(text).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Puts a shape together, from left to right.
    public static final class Builder {
        private final List<Item> items = new ArrayList<>();

        private Builder() {}

        /// Exactly this text.
        public Builder text(String text) {
            text.chars().forEach(c -> one(CharSet.of((char) c)));
            return this;
        }

        /// One character of the set.
        public Builder one(CharSet chars) {
            items.add(new Item(chars, false));
            return this;
        }

        /// Exactly `count` characters of the set.
        public Builder exactly(int count, CharSet chars) {
            for (int i = 0; i < count; i++) {
                one(chars);
            }
            return this;
        }

        /// Any number of characters of the set, also none.
        public Builder many(CharSet chars) {
            Item item = new Item(chars, true);
            if (items.isEmpty() || !items.getLast().equals(item)) {
                items.add(item);
            }
            return this;
        }

        /// One character of the set, or more.
        public Builder some(CharSet chars) {
            return one(chars).many(chars);
        }

        /// The items of another shape.
        public Builder then(Shape other) {
            items.addAll(other.items());
            return this;
        }

        public Shape build() {
            return new Shape(items);
        }
    }
}
