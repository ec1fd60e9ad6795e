package dev.mayfly.wire;

/// Where in a REST-JSON message a member stands.
///
/// Source: Smithy, "HTTP binding traits", read 2026-11; `location` in botocore's models.
public enum Place {
    /// In the JSON of the body; the only place of the other protocols.
    BODY,
    /// In the path: `{name}` or `{name+}` of the operation's URI.
    LABEL,
    /// A parameter of the query string; a list is a parameter that comes several times.
    QUERY,
    /// All parameters of the query string, as a map of texts, whether or not other members take
    /// some of them.
    QUERIES,
    /// A header; a list is separated by commas.
    HEADER,
    /// All headers that begin with the member's name, as a map of texts without that beginning.
    HEADERS,
    /// The status of an answer.
    STATUS,
    /// The body itself: a structure as JSON, a text or bytes as they are.
    PAYLOAD
}
