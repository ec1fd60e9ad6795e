package dev.mayfly.policy;

import dev.mayfly.policy.index.GramIndex;
import dev.mayfly.policy.index.GramIndexBuilder;
import dev.mayfly.policy.pattern.ContextKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// From a request to the statements of a policy that may speak about it, so that a policy of 200
/// statements costs little more than one of four.
///
/// The action decides first; where it leaves many, the text of the resource and of the keys that
/// most statements ask for.
public final class StatementIndex {
    /// Up to here, trying all is as cheap.
    private static final int SMALL = 8;

    private final int size;
    private final ActionIndex actions;
    private final @Nullable GramIndex resources;
    private final List<KeyIndex> keys;

    private record KeyIndex(ContextKey key, GramIndex index) {}

    private StatementIndex(List<Statement> statements) {
        this.size = statements.size();
        this.actions = ActionIndex.of(statements);
        boolean large = size > SMALL;
        this.resources = large ? resources(statements).orElse(null) : null;
        this.keys = large ? keys(statements) : List.of();
    }

    /// An index over these statements.
    public static StatementIndex of(List<Statement> statements) {
        return new StatementIndex(statements);
    }

    private static Optional<GramIndex> resources(List<Statement> statements) {
        GramIndexBuilder builder = new GramIndexBuilder(statements.size());
        for (int i = 0; i < statements.size(); i++) {
            Optional<Element<ResourcePattern>> element = statements.get(i).resources();
            if (element.isPresent() && !element.get().negated()) {
                for (ResourcePattern pattern : element.get().patterns()) {
                    builder.add(i, pattern.required().orElse(List.of()));
                }
            }
        }
        return builder.build();
    }

    private static List<KeyIndex> keys(List<Statement> statements) {
        Map<ContextKey, GramIndexBuilder> builders = new LinkedHashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            for (Condition condition : statements.get(i).conditions()) {
                if (needsAValue(condition)) {
                    GramIndexBuilder builder =
                            builders.computeIfAbsent(
                                    condition.key(), _ -> new GramIndexBuilder(statements.size()));
                    for (Operand operand : condition.operands()) {
                        builder.add(i, condition.required(operand).orElse(List.of()));
                    }
                }
            }
        }
        List<KeyIndex> keys = new ArrayList<>();
        builders.forEach((key, builder) ->
                builder.build().ifPresent(index -> keys.add(new KeyIndex(key, index))));
        return List.copyOf(keys);
    }

    /// Whether the condition holds only where the key has a value that matches one of its own.
    private static boolean needsAValue(Condition condition) {
        return condition.quantifier() != Condition.Quantifier.ALL
                && !condition.ifExists()
                && !condition.operator().negated();
    }

    /// The statements worth trying, one bit each by their place in the document: every statement
    /// that matches is among them, and the action of each does match, unless it has a `NotAction`.
    ///
    /// @param foldedAction in lower case
    /// @param colon where its colon is
    /// @param values what the request says for a key
    public long[] about(
            String foldedAction,
            int colon,
            String resource,
            Function<ContextKey, List<String>> values) {
        long[] found = new long[(size + 63) >> 6];
        actions.find(foldedAction, colon, found);
        if (size <= SMALL || !many(found)) {
            return found;
        }
        if (resources != null) {
            keep(resources, List.of(resource), found);
        }
        for (int i = 0; i < keys.size() && many(found); i++) {
            keep(keys.get(i).index(), values.apply(keys.get(i).key()), found);
        }
        return found;
    }

    private static boolean many(long[] found) {
        int count = 0;
        for (long word : found) {
            count += Long.bitCount(word);
        }
        return count > SMALL;
    }

    private static void keep(GramIndex index, List<String> texts, long[] found) {
        long[] named = new long[found.length];
        index.find(texts, named);
        for (int i = 0; i < found.length; i++) {
            found[i] &= named[i];
        }
    }

    /// Every index is equal: it follows from the statements beside it in the document.
    @Override
    public boolean equals(Object other) {
        return other instanceof StatementIndex;
    }

    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return "StatementIndex of " + size + " statements";
    }
}
