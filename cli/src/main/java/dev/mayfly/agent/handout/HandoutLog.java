package dev.mayfly.agent.handout;

import dev.mayfly.agent.peer.PeerProcess;
import dev.mayfly.agent.peer.PeerProcesses;
import dev.mayfly.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// `handouts.jsonl`: one line a hand-out, written before the credential leaves. 0600. A full file
/// becomes `handouts.jsonl.1`, the one before it `.2` and so on. Written to the kernel, not forced
/// to the disk: it survives the agent, and the authority's trail survives the machine. Safe for
/// threads.
public final class HandoutLog implements AutoCloseable {

    /// A line is about 300 bytes: 50,000 hand-outs a file.
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private static final int OLD_FILES = 4;

    private final Path file;
    private final long maxBytes;
    private final PeerProcesses processes;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private FileChannel channel;
    private long size;

    private HandoutLog(Path file, long maxBytes, PeerProcesses processes, InstantSource clock)
            throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        this.processes = processes;
        this.clock = clock;
        this.channel = open(file);
        this.size = channel.size();
    }

    /// Opens or continues the log in this file.
    public static HandoutLog in(Path file, PeerProcesses processes, InstantSource clock)
            throws IOException {
        return new HandoutLog(file, MAX_BYTES, processes, clock);
    }

    static HandoutLog ofSize(Path file, long maxBytes, PeerProcesses processes, InstantSource clock)
            throws IOException {
        return new HandoutLog(file, maxBytes, processes, clock);
    }

    /// Records it.
    ///
    /// @throws UncheckedIOException when it cannot be recorded: then it must not be handed out
    public void record(Handout handout) {
        byte[] line = (line(handout).write(false) + "\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            if (size > 0 && size + line.length > maxBytes) {
                rotate();
            }
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                size += channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the hand-out cannot be recorded", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private Json line(Handout handout) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("time", new Json.Text(clock.instant().toString()));
        members.put("endpoint", new Json.Text(handout.endpoint()));
        members.put("role", new Json.Text(handout.roleArn()));
        members.put("accessKeyId", new Json.Text(handout.accessKeyId()));
        if (!handout.task().isEmpty()) {
            members.put("task", new Json.Text(handout.task()));
        }
        members.put("peer", new Json.Text(handout.peer().ip().getHostAddress()));
        handout.peer().uid().ifPresent(uid -> members.put("uid", number(uid)));
        Optional<PeerProcess> process = processes.of(handout.peer());
        process.ifPresent(known -> {
            members.put("pid", number(known.pid()));
            members.put("exe", new Json.Text(known.executable()));
        });
        return new Json.Members(members);
    }

    private static Json number(long value) {
        return new Json.Numeric(Long.toString(value));
    }

    private void rotate() throws IOException {
        channel.close();
        for (int i = OLD_FILES - 1; i > 0; i--) {
            if (Files.exists(old(i))) {
                Files.move(old(i), old(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, old(1), StandardCopyOption.REPLACE_EXISTING);
        channel = open(file);
        size = channel.size();
    }

    private Path old(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
