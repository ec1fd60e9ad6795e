package dev.mayfly.wiring;

import java.security.SecureRandom;
import java.time.InstantSource;

/// What a process takes from the world: time, chance, and its own number.
public record Outside(InstantSource clock, SecureRandom random, long pid) {

    /// The real ones.
    public static Outside real() {
        return new Outside(
                InstantSource.system(), new SecureRandom(), ProcessHandle.current().pid());
    }
}
