package dev.mayfly.store;

import dev.mayfly.iam.AccountState;

/// Keeps account state durably. Thread-safe.
public interface StateStore {

    /// A state and the number of the commit that made it; numbers rise by one with every commit.
    record Revision(long number, AccountState state) {}

    /// The newest committed state; an empty account at revision 0 when nothing was ever committed.
    Revision load();

    /// The number of the newest committed state, cheap to ask for often.
    long newestRevision();

    /// Commits the difference between `base` and `next` in one transaction, durable on return, as
    /// revision `base.number() + 1`.
    ///
    /// @return false, with nothing written, when another writer committed after `base`
    boolean commit(Revision base, AccountState next);
}
