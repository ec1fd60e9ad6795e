package dev.mayfly.agent.control;

import dev.mayfly.client.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// The agent's end. Mode 0600: whoever opens it is the agent's own account or root, by the kernel's
/// word.
///
/// A request is an object with a `command`; the answer is `{"ok": …}` or `{"refused": "why"}`.
public final class ControlSocket implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ControlSocket.class.getName());

    /// A task definition may have 64 KiB.
    static final int MAX_REQUEST_BYTES = 1024 * 1024;

    private static final int MAX_CONVERSATIONS = 32;

    private final Path path;
    private final ServerSocketChannel server;
    private final Map<String, Command> commands;
    private final Semaphore conversations = new Semaphore(MAX_CONVERSATIONS);

    /// Answers one request. May block.
    @FunctionalInterface
    public interface Command {

        /// The answer.
        ///
        /// @throws IllegalArgumentException when the request is refused; its message says why
        Json answer(Json request);
    }

    private ControlSocket(Path path, ServerSocketChannel server, Map<String, Command> commands) {
        this.path = path;
        this.server = server;
        this.commands = Map.copyOf(commands);
    }

    /// Listens at `path`, whose directory is ours alone.
    public static ControlSocket open(Path path, Map<String, Command> commands) throws IOException {
        Files.deleteIfExists(path); // left by an agent that was killed
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        ControlSocket socket = new ControlSocket(path, server, commands);
        Thread.ofVirtual().name("control").start(socket::acceptAll);
        return socket;
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the control socket was not removed");
        }
    }

    private void acceptAll() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                if (conversations.tryAcquire()) {
                    Thread.ofVirtual().name("conversation").start(() -> converse(client));
                } else {
                    client.close();
                }
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.log(Level.WARNING, "the control socket failed to accept");
            }
        }
    }

    private void converse(SocketChannel client) {
        try (client) {
            byte[] request = Channels.newInputStream(client).readNBytes(MAX_REQUEST_BYTES + 1);
            OutputStream out = Channels.newOutputStream(client);
            out.write(reply(request).write(false).getBytes(StandardCharsets.UTF_8));
        } catch (IOException | UncheckedIOException _) {
            LOG.log(Level.DEBUG, "a conversation broke off");
        } finally {
            conversations.release();
        }
    }

    private Json reply(byte[] bytes) {
        try {
            if (bytes.length > MAX_REQUEST_BYTES) {
                throw new IllegalArgumentException("the request is too large");
            }
            Json request = Json.parse(new String(bytes, StandardCharsets.UTF_8));
            Command command = commands.get(request.at("command"));
            if (command == null) {
                throw new IllegalArgumentException("this agent does not know that command");
            }
            return one("ok", command.answer(request));
        } catch (IllegalArgumentException refusal) {
            return one("refused", new Json.Text(String.valueOf(refusal.getMessage())));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a command failed", e);
            return one("refused", new Json.Text("the agent failed to answer; its log says why"));
        }
    }

    private static Json one(String name, Json value) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(name, value);
        return new Json.Members(members);
    }
}
