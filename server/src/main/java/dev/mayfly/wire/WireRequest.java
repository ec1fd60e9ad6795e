package dev.mayfly.wire;

import java.util.Optional;

/// A request as the listener received it, without a word of any HTTP library. `path` is the path as
/// it was sent, still percent-encoded and starting with `/`; `rawQuery` what follows the first `?`,
/// undecoded, empty when there is none.
@SuppressWarnings("ArrayRecordComponent") // a body is read once and never compared
public record WireRequest(
        String method, String path, String rawQuery, Headers headers, byte[] body, Peer peer) {

    /// The other end of the connection. Both TLS components are empty over plain HTTP.
    public record Peer(
            String ip,
            boolean loopback,
            Optional<String> tlsVersion,
            Optional<String> cipherSuite) {}

    /// Method, path and size only: the rest may hold secrets.
    @Override
    public String toString() {
        return "WireRequest[" + method + " " + path + ", " + body.length + " bytes]";
    }
}
