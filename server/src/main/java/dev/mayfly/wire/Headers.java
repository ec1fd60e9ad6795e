package dev.mayfly.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The header fields of a request in the order they came, names in lower case. A field that came
/// twice stands here twice. Immutable once built.
public final class Headers {

    private final String[] names;
    private final String[] values;

    private Headers(List<String> names, List<String> values) {
        this.names = names.toArray(String[]::new);
        this.values = values.toArray(String[]::new);
    }

    /// Collects header fields.
    public static final class Builder {
        private final List<String> names = new ArrayList<>(16);
        private final List<String> values = new ArrayList<>(16);

        /// Adds one field; `lowerCaseName` must already be in lower case.
        public Builder add(String lowerCaseName, String value) {
            names.add(lowerCaseName);
            values.add(value);
            return this;
        }

        public Headers build() {
            return new Headers(names, values);
        }
    }

    /// Headers from `name, value, name, value, …`, for callers that have few.
    public static Headers of(String... namesAndValues) {
        Builder builder = new Builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.add(namesAndValues[i].toLowerCase(Locale.ROOT), namesAndValues[i + 1]);
        }
        return builder.build();
    }

    /// How many fields there are.
    public int size() {
        return names.length;
    }

    /// The name of the field at `index`, in lower case.
    public String nameAt(int index) {
        return names[index];
    }

    /// The value of the field at `index`, as it came.
    public String valueAt(int index) {
        return values[index];
    }

    /// The value of the first field of that lower-case name.
    public Optional<String> first(String lowerCaseName) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(lowerCaseName)) {
                return Optional.of(values[i]);
            }
        }
        return Optional.empty();
    }

    /// How many fields of that lower-case name there are.
    public int count(String lowerCaseName) {
        int count = 0;
        for (String name : names) {
            if (name.equals(lowerCaseName)) {
                count++;
            }
        }
        return count;
    }

    /// Names only: values may hold tokens and signatures.
    @Override
    public String toString() {
        return "Headers" + List.of(names);
    }
}
