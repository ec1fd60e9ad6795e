package dev.mayfly.rest;

import dev.mayfly.query.Form;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A path as it was sent, still percent-encoded.
///
/// INVARIANT: no two paths that we route differently are one path to the signature, which drops
/// empty and dot segments: a path with any of them has no segments here and is routed nowhere.
final class RestPath {

    private RestPath() {}

    /// The segments between the slashes, encoded as they came; none for a path that names nothing.
    static List<String> segments(String path) {
        if (!path.startsWith("/")) {
            return List.of();
        }
        List<String> segments = List.of(path.substring(1).split("/", -1));
        boolean plain =
                segments.stream().noneMatch(s -> s.isEmpty() || s.equals(".") || s.equals(".."));
        return plain ? segments : List.of();
    }

    /// A segment's text; refused when it is not percent-encoded UTF-8. A plus is a plus.
    static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        byte[] bytes = segment.replace("+", "%2B").getBytes(StandardCharsets.UTF_8);
        return Form.decode(bytes, 0, bytes.length);
    }
}
