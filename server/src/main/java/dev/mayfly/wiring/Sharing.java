package dev.mayfly.wiring;

import dev.mayfly.iam.Directory;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.store.sql.Database;
import dev.mayfly.store.sql.NodeFreshness;
import dev.mayfly.store.sql.StateWatch;
import java.util.Optional;

/// What a node owes the others on the same database: it takes over what they commit, and stops
/// honouring sessions while it cannot hear of their revocations. Alone on SQLite it owes nothing.
///
/// Thread-safe.
final class Sharing implements AutoCloseable {

    private record Watch(NodeFreshness freshness, StateWatch watch) {}

    private final Optional<Watch> watch;

    private Sharing(Optional<Watch> watch) {
        this.watch = watch;
    }

    static Sharing of(Settings settings, Stores stores, Directory directory) {
        return new Sharing(settings.store().postgres().map(_ -> watch(stores, directory)));
    }

    private static Watch watch(Stores stores, Directory directory) {
        Database database = stores.databases().getFirst();
        NodeFreshness freshness = new NodeFreshness(System::nanoTime, NodeFreshness.BOUND);
        return new Watch(
                freshness,
                new StateWatch(database, directory::refresh, freshness, StateWatch.POLL_INTERVAL));
    }

    /// Whether this node hears of what the others commit.
    boolean fresh() {
        return watch.map(w -> w.freshness().fresh()).orElse(true);
    }

    /// Lets calls through while this node hears of what others revoke.
    ///
    /// @throws RefusedException `ServiceUnavailable` when it does not
    void check() {
        if (!fresh()) {
            throw new RefusedException(
                    new Refusal.ServiceUnavailable(
                            "This node cannot hear of revocations, so it decides nothing"));
        }
    }

    @Override
    public void close() {
        watch.ifPresent(w -> w.watch().close());
    }
}
