package dev.mayfly.policy.index;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;

/// An unmodifiable list of patterns that knows, when it is long, which of them may match a text.
public final class IndexedList<P> extends AbstractList<P> implements RandomAccess {
    /// Up to here, trying all is as cheap.
    private static final int SMALL = 12;

    private final Object[] items;
    private final GramIndex index;

    private IndexedList(List<P> items, GramIndex index) {
        this.items = items.toArray();
        this.index = index;
    }

    /// The same patterns.
    ///
    /// @param required texts of which each stands in whatever the pattern matches; empty when
    ///   nothing is known
    public static <P> List<P> of(List<P> items, Function<P, Optional<List<String>>> required) {
        if (items.size() <= SMALL) {
            return List.copyOf(items);
        }
        GramIndexBuilder builder = new GramIndexBuilder(items.size());
        for (int i = 0; i < items.size(); i++) {
            int member = i;
            required.apply(items.get(i)).ifPresent(texts -> builder.add(member, texts));
        }
        Optional<GramIndex> index = builder.build();
        return index.isPresent() ? new IndexedList<>(items, index.get()) : List.copyOf(items);
    }

    /// A copy that nobody can change, which is the list itself when it is one already.
    public static <P> List<P> copyOf(List<P> items) {
        return items instanceof IndexedList<P> ? items : List.copyOf(items);
    }

    /// Those of the patterns that may match the text, in their order; all of them when the list
    /// does not know.
    public static <P> List<P> worthTrying(List<P> patterns, String text) {
        return patterns instanceof IndexedList<P> indexed ? indexed.about(text) : patterns;
    }

    private List<P> about(String text) {
        long[] found = new long[(items.length + 63) >> 6];
        index.find(List.of(text), found);
        List<P> patterns = new ArrayList<>();
        for (int word = 0; word < found.length; word++) {
            for (long bits = found[word]; bits != 0; bits &= bits - 1) {
                patterns.add(get((word << 6) + Long.numberOfTrailingZeros(bits)));
            }
        }
        return patterns;
    }

    @Override
    @SuppressWarnings("unchecked") // the constructor puts only patterns in
    public P get(int index) {
        return (P) items[index];
    }

    @Override
    public int size() {
        return items.length;
    }
}
