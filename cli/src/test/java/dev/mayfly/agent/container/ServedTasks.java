package dev.mayfly.agent.container;

import dev.mayfly.agent.door.Door;
import dev.mayfly.agent.door.DoorSettings;
import dev.mayfly.agent.handout.HandoutLog;
import dev.mayfly.agent.peer.PeerProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The endpoint on a loopback port, as the agent serves it, with made-up sessions.
final class ServedTasks implements AutoCloseable {

    final FakeSessions sessions = new FakeSessions();
    final ContainerCredentials tasks;
    final HandoutLog handouts;
    final Path handoutFile;
    private final Door door;
    private final int port;

    private ServedTasks(Path directory, Path tokens, int port, DoorSettings.Rate rate)
            throws IOException {
        Files.createDirectories(directory);
        this.port = port;
        InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Addresses addresses = Addresses.loopback(URI.create("http://127.0.0.1:" + port));
        this.tasks =
                ContainerCredentials.open(
                        new ContainerCredentials.Places(
                                directory.resolve("tasks"), tokens, addresses),
                        sessions,
                        new SecureRandom());
        this.handoutFile = directory.resolve("handouts.jsonl");
        this.handouts =
                HandoutLog.in(
                        handoutFile, new PeerProcesses(Path.of("/proc")), InstantSource.system());
        this.door =
                Door.open(
                        DoorSettings.reading(listen).at(rate),
                        new ContainerEndpoint(tasks, handouts));
    }

    static ServedTasks in(Path directory) {
        return in(directory, directory.resolve("tokens"), freePort());
    }

    static ServedTasks in(Path directory, Path tokens, int port) {
        return in(directory, tokens, port, DoorSettings.Rate.USUAL);
    }

    static ServedTasks in(Path directory, Path tokens, int port, DoorSettings.Rate rate) {
        try {
            return new ServedTasks(directory, tokens, port, rate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    Registration register(String taskId, long uid) {
        return tasks.register(
                new TaskIdentity(
                        taskId,
                        "arn:aws:ecs:us-east-1:123456789012:task/local/" + taskId,
                        "arn:aws:iam::123456789012:role/" + taskId,
                        new Whereabouts.OnLoopback(uid)));
    }

    /// The whole answer, head and body, to `GET path` with these header lines.
    String get(String path, String... headers) {
        return send("GET " + path, headers);
    }

    String send(String methodAndPath, String... headers) {
        StringBuilder request = new StringBuilder(methodAndPath).append(" HTTP/1.1\r\n");
        request.append("Host: 127.0.0.1:").append(port).append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        request.append("Connection: close\r\n\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + "\r\n\r\n".length());
    }

    static long ourUid() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        door.close();
        tasks.close();
        handouts.close();
    }
}
