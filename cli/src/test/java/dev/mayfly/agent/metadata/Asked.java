package dev.mayfly.agent.metadata;

import dev.mayfly.agent.door.Body;
import dev.mayfly.agent.door.LocalRequest;
import dev.mayfly.agent.door.LocalResponse;
import dev.mayfly.agent.peer.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks an endpoint as one user does, behind the door.
record Asked(MetadataEndpoint endpoint, long uid) {

    static final String TTL = "x-aws-ec2-metadata-token-ttl-seconds";
    static final String TOKEN = "x-aws-ec2-metadata-token";

    LocalResponse send(String method, String path, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return endpoint.answer(new LocalRequest(method, path, "", all, Body.EMPTY, peer(uid)));
    }

    String token() {
        return send("PUT", "/latest/api/token", Map.of(TTL, "60")).body().text();
    }

    LocalResponse get(String path) {
        return send("GET", path, Map.of(TOKEN, token()));
    }

    static Peer peer(long uid) {
        return new Peer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000),
                Optional.of(new Peer.Owner(uid, 1)));
    }
}
