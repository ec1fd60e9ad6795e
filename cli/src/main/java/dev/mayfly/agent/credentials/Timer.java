package dev.mayfly.agent.credentials;

import java.time.Duration;

/// Runs work later. A test's timer runs it when the test says so.
public interface Timer {

    /// Runs `work`, which may block, once after `delay`, unless it is cancelled before.
    Pending after(Duration delay, Runnable work);

    /// Work that has not run yet.
    interface Pending {

        /// Takes it back, if it has not begun.
        void cancel();
    }
}
