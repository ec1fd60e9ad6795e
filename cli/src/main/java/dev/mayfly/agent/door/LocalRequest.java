package dev.mayfly.agent.door;

import dev.mayfly.agent.peer.Peer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request the door has let through.
///
/// @param path decoded, starts with one `/`, never with two in a row, without dot segments
/// @param query what follows the `?`, undecoded; empty when nothing does
/// @param headers by lower-case name
public record LocalRequest(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        Body body,
        Peer peer) {

    public LocalRequest {
        headers = Map.copyOf(headers);
    }

    /// The header of this name, when it was sent exactly once.
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
