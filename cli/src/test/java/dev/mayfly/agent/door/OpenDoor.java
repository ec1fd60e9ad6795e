package dev.mayfly.agent.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A door on loopback with an endpoint that says what came through, spoken to in raw bytes.
final class OpenDoor implements Endpoint, AutoCloseable {

    final List<LocalRequest> seen = new ArrayList<>();
    final Door door;

    OpenDoor() {
        this(settings());
    }

    OpenDoor(DoorSettings settings) {
        try {
            door = Door.open(settings, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DoorSettings settings() {
        return DoorSettings.reading(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .allowing(Set.of("GET", "PUT"));
    }

    int port() {
        return door.address().getPort();
    }

    /// Sends a request as it stands, `\n` as line ends, `PORT` for the port. What came back, as
    /// text: nothing where the connection was torn down.
    String send(String request) {
        String text = request.replace("PORT", String.valueOf(port())).replace("\n", "\r\n");
        try (Socket socket = new Socket(door.address().getAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException _) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized LocalResponse answer(LocalRequest request) {
        seen.add(request);
        if (request.path().equals("/broken")) {
            throw new IllegalStateException("broken");
        }
        return LocalResponse.text(200, "came through");
    }

    @Override
    public LocalResponse refused(DoorRefusal refusal) {
        return LocalResponse.text(418, refusal.name());
    }

    @Override
    public void close() {
        door.close();
    }
}
