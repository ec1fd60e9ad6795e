package dev.mayfly.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Events that share one commit, and the threads that wait for it.
final class TrailGroup {

    private final List<TrailRow> rows = new ArrayList<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile boolean durable;

    /// Confined to the lock of the writer until the group is taken.
    void add(TrailRow row) {
        rows.add(row);
    }

    List<TrailRow> rows() {
        return rows;
    }

    void settle(boolean nowDurable) {
        durable = nowDurable;
        settled.countDown();
    }

    /// Waits until the group was written or failed; says which.
    boolean awaitDurable() throws InterruptedException {
        settled.await();
        return durable;
    }
}
