package dev.mayfly.wiring;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// A part in the making on a thread of its own, while the start goes on with what does not need it:
/// loading native code and certificates takes longer than all the rest.
final class Ahead<T> {

    private final FutureTask<T> making;

    private Ahead(FutureTask<T> making) {
        this.making = making;
    }

    static <T> Ahead<T> of(String name, Supplier<T> part) {
        FutureTask<T> making = new FutureTask<>(part::get);
        Thread.ofPlatform().daemon().name("start-" + name).start(making);
        return new Ahead<>(making);
    }

    /// The part, once it is made; throws what its making threw.
    T get() {
        try {
            return making.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
