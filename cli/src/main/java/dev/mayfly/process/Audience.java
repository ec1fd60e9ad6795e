package dev.mayfly.process;

import dev.mayfly.agent.peer.Peer;
import dev.mayfly.agent.peer.PeerProcess;
import dev.mayfly.agent.peer.PeerProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Which processes may read, besides having the token.
public sealed interface Audience {

    /// Every process of our own user.
    record OurUser() implements Audience {}

    /// The process with this number, what it started, and what those started. One whose ancestors
    /// have ended belongs to nobody and is out.
    record Descendants(LongSupplier of) implements Audience {}

    /// Whether the process behind `peer` may. Where there is no `/proc` to ask, the token alone
    /// decides.
    default boolean admits(Peer peer) {
        Optional<Long> ours = ourUid();
        if (ours.isEmpty()) {
            return true;
        }
        if (!peer.uid().equals(ours)) {
            return false;
        }
        return switch (this) {
            case OurUser _ -> true;
            case Descendants(LongSupplier of) ->
                    new PeerProcesses(Path.of("/proc"))
                            .of(peer)
                            .map(PeerProcess::pid)
                            .filter(pid -> descends(pid, of.getAsLong()))
                            .isPresent();
        };
    }

    private static boolean descends(long pid, long from) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        while (process.isPresent()) {
            if (process.get().pid() == from) {
                return true;
            }
            process = process.get().parent();
        }
        return false;
    }

    private static Optional<Long> ourUid() {
        try {
            Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            return Optional.of(((Integer) uid).longValue());
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
