package dev.mayfly.agent.credentials;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/// A clock and a timer moved by hand: work runs when the test moves time past it.
public final class HandTimer implements Timer, InstantSource {

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private long number;

    private record Entry(Instant at, long number, Runnable work) {}

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Pending after(Duration delay, Runnable work) {
        Entry entry = new Entry(now.plus(delay), number++, work);
        entries.add(entry);
        return () -> cancel(entry);
    }

    private synchronized void cancel(Entry entry) {
        entries.remove(entry);
    }

    /// Moves the clock on and runs what is due on the way, each at its time.
    public void pass(Duration time) {
        Instant end = instant().plus(time);
        for (Entry due = next(end); due != null; due = next(end)) {
            due.work().run();
        }
        set(end);
    }

    /// Runs what is due now.
    public void settle() {
        pass(Duration.ZERO);
    }

    /// Moves the clock on as a machine does that slept: no timer runs.
    public synchronized void sleep(Duration time) {
        now = now.plus(time);
    }

    private synchronized void set(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Entry next(Instant end) {
        Entry first = entries.peek();
        if (first == null || first.at().isAfter(end)) {
            return null;
        }
        entries.remove();
        set(first.at());
        return first;
    }
}
