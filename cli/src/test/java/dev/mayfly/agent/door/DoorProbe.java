package dev.mayfly.agent.door;

import dev.mayfly.agent.peer.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes the head of a request through the door's checks to an endpoint, without a socket.
public final class DoorProbe {

    private static final Gate GATE =
            new Gate(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 6294),
                    Set.of("GET", "PUT"));

    private DoorProbe() {}

    /// The answer to lines `METHOD TARGET` and `Name: value`.
    public static LocalResponse answer(String head, Endpoint endpoint, Peer peer) {
        String[] lines = head.split("\n", -1);
        String[] words = lines[0].split(" ", 2);
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] field = lines[i].split(":", 2);
            headers.computeIfAbsent(field[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(field.length < 2 ? "" : field[1].strip());
        }
        RawRequest raw = new RawRequest(words[0], words.length < 2 ? "" : words[1], headers);
        Optional<DoorRefusal> objection = GATE.objection(raw);
        if (objection.isPresent()) {
            return endpoint.refused(objection.get());
        }
        return Target.read(raw.target())
                .map(target ->
                        endpoint.answer(
                                new LocalRequest(
                                        raw.method(),
                                        target.path(),
                                        target.query(),
                                        headers,
                                        Body.EMPTY,
                                        peer)))
                .orElseGet(() -> endpoint.refused(DoorRefusal.MALFORMED));
    }
}
