package dev.mayfly.policy.eval;

import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.pattern.Variables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The condition keys of a request and their values; immutable.
///
/// Keys are found without regard to case. A small open-addressed table, because it is built for
/// every request.
public final class RequestContext implements Variables {
    public static final RequestContext EMPTY = builder().build();

    private final @Nullable ContextKey[] keys;
    private final @Nullable ContextValue[] values;

    private RequestContext(@Nullable ContextKey[] keys, @Nullable ContextValue[] values) {
        this.keys = keys;
        this.values = values;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// What the request says for the key; empty when it says nothing.
    public Optional<ContextValue> find(ContextKey key) {
        return Optional.ofNullable(values[slot(keys, key)]);
    }

    @Override
    public Optional<String> single(ContextKey key) {
        return values[slot(keys, key)] instanceof ContextValue.Single(String value)
                ? Optional.of(value)
                : Optional.empty();
    }

    /// Every value that the request says for the key; none when it says nothing.
    public List<String> values(ContextKey key) {
        ContextValue value = values[slot(keys, key)];
        return value == null ? List.of() : value.values();
    }

    /// The keys in alphabetical order, for people to read.
    public List<ContextKey> names() {
        List<ContextKey> names = new ArrayList<>();
        for (ContextKey key : keys) {
            if (key != null) {
                names.add(key);
            }
        }
        Collections.sort(names);
        return Collections.unmodifiableList(names);
    }

    /// Every key with its value, in alphabetical order.
    public SortedMap<ContextKey, ContextValue> entries() {
        SortedMap<ContextKey, ContextValue> entries = new TreeMap<>();
        names().forEach(key -> find(key).ifPresent(value -> entries.put(key, value)));
        return Collections.unmodifiableSortedMap(entries);
    }

    /// The same context with another value for one key.
    public RequestContext with(ContextKey key, ContextValue value) {
        Builder builder = builder();
        entries()
                .forEach((name, old) -> {
                    if (!name.equals(key)) {
                        builder.put(name, old);
                    }
                });
        return builder.put(key, value).build();
    }

    /// The same context without one key.
    public RequestContext without(ContextKey key) {
        Builder builder = builder();
        entries()
                .forEach((name, old) -> {
                    if (!name.equals(key)) {
                        builder.put(name, old);
                    }
                });
        return builder.build();
    }

    private static int slot(@Nullable ContextKey[] keys, ContextKey wanted) {
        int mask = keys.length - 1;
        int at = wanted.hashCode() & mask;
        ContextKey found = keys[at];
        while (found != null && !found.equals(wanted)) {
            at = (at + 1) & mask;
            found = keys[at];
        }
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestContext context && entries().equals(context.entries());
    }

    @Override
    public int hashCode() {
        return entries().hashCode();
    }

    /// Names the keys; values may be personal and stay out of logs.
    @Override
    public String toString() {
        return "RequestContext" + names();
    }

    /// Collects keys. Giving a key twice is a bug of the caller and refused: no value may silently
    /// replace another.
    public static final class Builder {
        private static final int FIRST_SLOTS = 32;

        private @Nullable ContextKey[] keys = new ContextKey[FIRST_SLOTS];
        private @Nullable ContextValue[] values = new ContextValue[FIRST_SLOTS];
        private int size;

        private Builder() {}

        /// Adds a key.
        ///
        /// @throws IllegalArgumentException if the key has been given already
        public Builder put(ContextKey key, ContextValue value) {
            int at = slot(keys, key);
            if (keys[at] != null) {
                throw new IllegalArgumentException("condition key " + key + " is given twice");
            }
            keys[at] = key;
            values[at] = value;
            size++;
            if (size * 2 > keys.length) {
                grow();
            }
            return this;
        }

        public Builder single(ContextKey key, String value) {
            return put(key, new ContextValue.Single(value));
        }

        public Builder single(String key, String value) {
            return single(ContextKey.of(key), value);
        }

        public Builder multi(ContextKey key, List<String> values) {
            return put(key, new ContextValue.Multi(values));
        }

        public Builder multi(String key, List<String> values) {
            return multi(ContextKey.of(key), values);
        }

        /// Adds the keys that AWS derives from the caller: `aws:PrincipalArn`, `aws:userid` and so
        /// on.
        public Builder caller(CallerPrincipal caller) {
            CallerKeys.addTo(this, caller);
            return this;
        }

        public RequestContext build() {
            return new RequestContext(keys.clone(), values.clone());
        }

        private void grow() {
            @Nullable ContextKey[] oldKeys = keys;
            @Nullable ContextValue[] oldValues = values;
            keys = new ContextKey[oldKeys.length * 2];
            values = new ContextValue[oldKeys.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                ContextKey key = oldKeys[i];
                if (key != null) {
                    int at = slot(keys, key);
                    keys[at] = key;
                    values[at] = oldValues[i];
                }
            }
        }
    }
}
