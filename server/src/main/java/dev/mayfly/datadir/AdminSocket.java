package dev.mayfly.datadir;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import jdk.net.ExtendedSocketOptions;

/// The administrator's way in: a Unix domain socket inside the data directory. Only an account that
/// can enter the directory can connect, nothing secret crosses the network, and the kernel tells
/// which account it is, so the trail can say who asked.
///
/// A conversation is one request line, then the answer until the end of the stream: `ok` and a line
/// feed and the answer, or `refused` and a line feed and why.
public final class AdminSocket implements AutoCloseable {

    private static final Logger LOG = System.getLogger(AdminSocket.class.getName());

    /// A request line is a word and a few options; more is a mistake.
    static final int MAX_REQUEST_BYTES = 16 * 1024;

    /// What the kernel accepts as a socket's path, with room for the terminator (108 on Linux, 104
    /// on macOS).
    private static final int MAX_PATH_BYTES = 100;

    /// The owner's commands come one by one; this many at once are a loop gone wild.
    private static final int MAX_CONVERSATIONS = 16;

    /// Answers one request line of an operating system account.
    @FunctionalInterface
    public interface Answerer {

        /// The answer to `request`, which the account `osUser` sent.
        ///
        /// @throws IllegalArgumentException when the request is refused; its message says why
        String answer(String request, String osUser);
    }

    private final Path path;
    private final ServerSocketChannel server;
    private final Answerer answerer;
    private final Semaphore conversations = new Semaphore(MAX_CONVERSATIONS);

    private AdminSocket(Path path, ServerSocketChannel server, Answerer answerer) {
        this.path = path;
        this.server = server;
        this.answerer = answerer;
    }

    /// Listens in `directory`, or in a private temporary directory when the path would be too long
    /// for a socket.
    public static AdminSocket open(DataDirectory directory, Answerer answerer) {
        try {
            Path path = socketPath(directory);
            Files.deleteIfExists(path); // left by a process that was killed
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            AdminSocket socket = new AdminSocket(path, server, answerer);
            Thread.ofVirtual().name("admin-socket").start(socket::acceptAll);
            return socket;
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "cannot open the administrator's socket in `" + directory.path() + "`",
                    "the file system must support Unix sockets; choose another with --data DIR");
        }
    }

    /// Where the socket is.
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the administrator's socket was not removed");
        }
    }

    private static Path socketPath(DataDirectory directory) throws IOException {
        Path inside = directory.resolve("admin.sock");
        if (inside.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_PATH_BYTES) {
            return inside;
        }
        return Files.createTempDirectory(
                        "mayfly-",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")))
                .resolve("admin.sock");
    }

    private void acceptAll() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                if (conversations.tryAcquire()) {
                    Thread.ofVirtual().name("admin-conversation").start(() -> converse(client));
                } else {
                    client.close();
                }
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.log(Level.WARNING, "the administrator's socket failed to accept");
            }
        }
    }

    private void converse(SocketChannel client) {
        try (client) {
            String osUser = client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
            String request = readLine(client);
            send(client, reply(request, osUser));
        } catch (IOException _) {
            LOG.log(Level.DEBUG, "an administrator's connection broke off");
        } finally {
            conversations.release();
        }
    }

    private String reply(String request, String osUser) {
        try {
            return "ok\n" + answerer.answer(request, osUser);
        } catch (IllegalArgumentException refusal) {
            return "refused\n" + refusal.getMessage();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an administrator's request failed", e);
            return "refused\nthe authority failed to answer; its log says why";
        }
    }

    private static String readLine(SocketChannel client) throws IOException {
        byte[] line = new byte[MAX_REQUEST_BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(line);
        while (buffer.hasRemaining() && client.read(buffer) >= 0) {
            if (buffer.position() > 0 && line[buffer.position() - 1] == '\n') {
                return new String(line, 0, buffer.position() - 1, StandardCharsets.UTF_8);
            }
        }
        throw new IOException("no whole line");
    }

    private static void send(SocketChannel client, String text) throws IOException {
        Channels.newOutputStream(client).write(text.getBytes(StandardCharsets.UTF_8));
    }
}
