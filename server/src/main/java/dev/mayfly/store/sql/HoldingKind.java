package dev.mayfly.store.sql;

import dev.mayfly.iam.Holdings;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A kind of resource that an account holds beside IAM: how it is spelt in the database, where it
/// stands in the account, how it becomes the JSON of its row and comes back.
///
/// `reader` throws [StoredJsonException] for what `writer` does not write; `collector` puts all
/// that were read into the account at once.
record HoldingKind<T>(
        String stored,
        Function<Holdings, ? extends Map<String, ? extends T>> holder,
        Function<T, String> writer,
        Function<String, T> reader,
        BiFunction<Holdings, List<T>, Holdings> collector) {

    /// What an account holds of this kind, by key.
    Map<String, ? extends T> in(Holdings holdings) {
        return holder.apply(holdings);
    }
}
