package dev.mayfly.agent.door;

import java.util.List;
import java.util.Map;

/// A request as it came: nothing in it is believed yet.
///
/// @param target the request target, as sent
/// @param headers by lower-case name
record RawRequest(String method, String target, Map<String, List<String>> headers) {

    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
