package dev.mayfly.http;

import dev.mayfly.wire.Headers;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.BadRequestException;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/// Carries requests and answers across the border to the HTTP library.
final class RequestAdapter {

    // The library does not say which version was negotiated; 1.2 and 1.3 are enabled.
    private static final Optional<String> TLS = Optional.of("TLS");
    private static final HeaderName REQUEST_ID = HeaderNames.create("x-amzn-RequestId");
    private static final byte[] NO_BODY = new byte[0];

    private RequestAdapter() {}

    static WireRequest request(ServerRequest request) {
        // The library would wait for a body of negative length until the peer hangs up.
        if (request.headers().contentLength().orElse(0) < 0) {
            throw new BadRequestException("negative content length");
        }
        byte[] body = request.content().hasEntity() ? request.content().as(byte[].class) : NO_BODY;
        return new WireRequest(
                request.prologue().method().text(),
                request.prologue().uriPath().rawPath(),
                request.prologue().query().rawValue(),
                headers(request.headers()),
                body,
                peer(request));
    }

    static void answer(WireResponse answer, ServerResponse response) {
        response.status(Status.create(answer.status()));
        if (!answer.contentType().isEmpty()) {
            response.header(HeaderNames.CONTENT_TYPE, answer.contentType());
        }
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            response.header(name(header.getKey()), header.getValue());
        }
        response.send(answer.body());
    }

    static Headers headers(io.helidon.http.Headers sent) {
        Headers.Builder headers = new Headers.Builder();
        for (Header header : sent) {
            String name = header.headerName().lowerCase();
            if (header.valueCount() == 1) {
                headers.add(name, header.get());
            } else {
                header.allValues().forEach(value -> headers.add(name, value));
            }
        }
        return headers.build();
    }

    private static HeaderName name(String name) {
        return name.equals("x-amzn-RequestId") ? REQUEST_ID : HeaderNames.create(name);
    }

    private static WireRequest.Peer peer(ServerRequest request) {
        PeerInfo peer = request.remotePeer();
        boolean loopback =
                peer.address() instanceof InetSocketAddress address
                        && address.getAddress() != null
                        && address.getAddress().isLoopbackAddress();
        return new WireRequest.Peer(
                ip(peer), loopback, request.isSecure() ? TLS : Optional.empty(), Optional.empty());
    }

    // The address itself, never its name: looking it up would wait for a foreign name server.
    private static String ip(PeerInfo peer) {
        return peer.address() instanceof InetSocketAddress address && address.getAddress() != null
                ? address.getAddress().getHostAddress()
                : "unknown";
    }
}
