package dev.mayfly.bench.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// Requests on a fixed schedule, whatever the answers take. A time counts from the moment the
/// request was due, so one slow answer shows in all that waited behind it.
///
/// @param connections kept open; each sends its share of the schedule
record OpenLoop(int perSecond, int seconds, int connections) {

    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double NANOS_PER_MILLI = 1e6;

    /// Milliseconds from due to answered.
    record Result(int requests, double p50, double p99, double p999, double worst) {}

    /// @param requests the bytes of request number n
    /// @throws IOException when one request was not answered with 200
    Result run(URI url, IntFunction<byte[]> requests) throws IOException {
        long[] took = new long[perSecond * seconds];
        long begin = System.nanoTime() + NANOS_PER_SECOND / 2;
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> shares = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                shares.add(
                        threads.submit(() -> {
                            share(first, begin, took, url, requests);
                            return first;
                        }));
            }
            for (Future<?> share : shares) {
                share.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        Arrays.sort(took);
        return new Result(took.length, at(took, 0.5), at(took, 0.99), at(took, 0.999), at(took, 1));
    }

    private void share(int first, long begin, long[] took, URI url, IntFunction<byte[]> requests)
            throws IOException {
        try (KeptConnection connection = new KeptConnection(url)) {
            for (int i = first; i < took.length; i += connections) {
                long due = begin + i * NANOS_PER_SECOND / perSecond;
                for (long left = due - System.nanoTime();
                        left > 0;
                        left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                connection.ask(requests.apply(i));
                took[i] = System.nanoTime() - due;
            }
        }
    }

    private static double at(long[] sorted, double share) {
        int index = Math.min(sorted.length - 1, (int) (sorted.length * share));
        return sorted[index] / NANOS_PER_MILLI;
    }
}
