package dev.mayfly.agent.peer;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Finds the process behind a socket by walking `/proc/PID/fd`. Processes of the socket's user come
/// first, and of these the one seen last. Where the agent may not read another user's descriptors,
/// nothing is found. Safe for threads.
public final class PeerProcesses {

    /// Sockets remembered: as many as a busy machine keeps open towards us at once.
    private static final int REMEMBERED = 1024;

    private final Path proc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Peer.Owner, PeerProcess> known = bounded();
    private final Map<Long, Long> recent = bounded();

    /// The processes under `proc`, which is `/proc`.
    public PeerProcesses(Path proc) {
        this.proc = proc;
    }

    /// The process that holds the peer's socket.
    public Optional<PeerProcess> of(Peer peer) {
        return peer.owner().flatMap(this::of);
    }

    private Optional<PeerProcess> of(Peer.Owner owner) {
        Optional<PeerProcess> remembered = locked(() -> Optional.ofNullable(known.get(owner)));
        if (remembered.isPresent()) {
            return remembered;
        }
        Optional<PeerProcess> found =
                locked(() -> Optional.ofNullable(recent.get(owner.uid())))
                        .filter(pid -> holds(pid, owner))
                        .or(() -> search(owner))
                        .map(pid -> new PeerProcess(pid, executable(pid)));
        found.ifPresent(process ->
                locked(() -> {
                    known.put(owner, process);
                    recent.put(owner.uid(), process.pid());
                    return process;
                }));
        return found;
    }

    /// First the user's own processes; then all, for one that changed its user or hides from
    /// others.
    private Optional<Long> search(Peer.Owner owner) {
        return search(owner, process -> owns(process, owner.uid()))
                .or(() -> search(owner, process -> !owns(process, owner.uid())));
    }

    private Optional<Long> search(Peer.Owner owner, Predicate<Path> candidate) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (candidate.test(process) && holds(pid, owner)) {
                    return Optional.of(pid);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean owns(Path process, long uid) {
        try {
            return ((Integer) Files.getAttribute(process, "unix:uid")).longValue() == uid;
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private boolean holds(long pid, Peer.Owner owner) {
        String socket = "socket:[" + owner.inode() + "]";
        Path folder = proc.resolve(Long.toString(pid)).resolve("fd");
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(folder)) {
            for (Path descriptor : descriptors) {
                if (target(descriptor).equals(socket)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return false;
        }
        return false;
    }

    private String executable(long pid) {
        return target(proc.resolve(Long.toString(pid)).resolve("exe"));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "";
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
