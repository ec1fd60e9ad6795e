package dev.mayfly.agent.credentials;

import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import java.util.concurrent.Semaphore;

/// Lets only so many sources ask at once, in the order they came: a thousand roles that start
/// together are no flood for the authority. Thread-safe.
public final class Turns {

    private final Semaphore free;

    public Turns(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /// The same source, waiting for its turn.
    public CredentialSource of(CredentialSource source) {
        return new InTurn(source, free);
    }

    private record InTurn(CredentialSource source, Semaphore free) implements CredentialSource {

        @Override
        public Credentials fetch() {
            try {
                free.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw SourceException.outage("interrupted");
            }
            try {
                return source.fetch();
            } finally {
                free.release();
            }
        }

        @Override
        public String description() {
            return source.description();
        }
    }
}
