package dev.mayfly.iam;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.store.StateStore;
import dev.mayfly.store.StateStore.Revision;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/// The account state in force on this node: read without a lock, changed one writer at a time, and
/// published only after the store has it.
///
/// Thread-safe.
public final class Directory {

    /// Another node can win this often in a row before we tell the caller to try again. Each
    /// attempt is one round to the store; a busy neighbour wins a handful, not this many.
    private static final int MAX_ATTEMPTS = 64;

    private final StateStore store;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Revision current;

    public Directory(StateStore store) {
        this.store = store;
        this.current = store.load();
    }

    /// The state now. Take it once per request and read all from it.
    public AccountState state() {
        return current.state();
    }

    /// Applies `change` to the newest state and commits it. `change` is a pure function; it may be
    /// called again on a newer state, and what it throws leaves everything as it was.
    ///
    /// @return the state in force afterwards
    public AccountState update(UnaryOperator<AccountState> change) {
        writing.lock();
        try {
            for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
                Revision base = current;
                Optional<AccountState> next = applied(change, base);
                if (next.isPresent() && store.commit(base, next.get())) {
                    current = new Revision(base.number() + 1, next.get());
                    return next.get();
                }
                current = store.load();
            }
        } finally {
            writing.unlock();
        }
        throw new RefusedException(
                new Refusal.ConcurrentModification(
                        "The request was rejected because multiple requests to change this object"
                                + " were submitted simultaneously. Submit your request again."));
    }

    /// The state after `change`, or empty when it was refused on a state that another node has
    /// replaced meanwhile: the newest one decides.
    private Optional<AccountState> applied(UnaryOperator<AccountState> change, Revision base) {
        try {
            return Optional.of(change.apply(base.state()));
        } catch (RefusedException refusal) {
            if (store.newestRevision() == base.number()) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    /// Takes over what other nodes committed.
    public void refresh() {
        writing.lock();
        try {
            if (store.newestRevision() != current.number()) {
                current = store.load();
            }
        } finally {
            writing.unlock();
        }
    }
}
