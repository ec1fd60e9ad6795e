package dev.mayfly.agent.container;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A task that may ask, and what is known of it now.
final class RegisteredTask {

    private final Kept kept;
    private final Registration registration;
    private final AtomicReference<Optional<TaskDescription>> description =
            new AtomicReference<>(Optional.empty());

    RegisteredTask(Kept kept, Registration registration) {
        this.kept = kept;
        this.registration = registration;
    }

    Kept kept() {
        return kept;
    }

    Registration registration() {
        return registration;
    }

    void describe(TaskDescription now) {
        description.set(Optional.of(now));
    }

    Optional<TaskDescription> description() {
        return description.get();
    }
}
