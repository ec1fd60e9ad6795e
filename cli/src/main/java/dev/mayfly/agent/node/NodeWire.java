package dev.mayfly.agent.node;

import dev.mayfly.client.Json;
import dev.mayfly.client.UnreachableException;
import dev.mayfly.source.CertificateKey;
import dev.mayfly.source.Endpoint;
import dev.mayfly.source.SourceException;
import dev.mayfly.source.X509RequestSigner;
import dev.mayfly.upstream.Answer;
import dev.mayfly.upstream.Upstream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A node's own operations, as AWS JSON. Thread-safe.
public final class NodeWire implements AutoCloseable {

    private static final String TARGET = "Mayfly_20261124.";
    private static final String SERVICE = "mayfly";
    private static final int OK = 200;

    private final Endpoint endpoint;
    private final InstantSource clock;
    private final Upstream upstream;

    public NodeWire(Endpoint endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.upstream = new Upstream(endpoint.trust());
    }

    /// What an operation answers that brings its proof inside.
    ///
    /// @throws SourceException when it is refused, or nobody answers
    Json unsigned(String operation, Json.Members input) {
        byte[] body = input.write(false).getBytes(StandardCharsets.UTF_8);
        return sent(headers(operation), body);
    }

    /// What an operation answers that is signed with the key of a certificate.
    ///
    /// @throws SourceException when it is refused, or nobody answers
    public Json signed(String operation, Json.Members input, CertificateKey key) {
        byte[] body = input.write(false).getBytes(StandardCharsets.UTF_8);
        X509RequestSigner signer = new X509RequestSigner(key, endpoint.region(), SERVICE);
        return sent(signer.sign(url(), headers(operation), body, clock.instant()), body);
    }

    private static SortedMap<String, String> headers(String operation) {
        return new TreeMap<>(
                Map.of(
                        "content-type",
                        "application/x-amz-json-1.1",
                        "x-amz-target",
                        TARGET + operation));
    }

    private Json sent(Map<String, String> headers, byte[] body) {
        Answer answer;
        try {
            answer = upstream.post(url(), headers, body);
        } catch (UnreachableException e) {
            throw SourceException.outage(String.valueOf(e.getMessage()));
        }
        if (answer.status() == OK && answer.json() instanceof Json.Members members) {
            return members;
        }
        throw refusal(answer);
    }

    private SourceException refusal(Answer answer) {
        String code = answer.json().at("__type").replaceFirst("^.*#", "");
        String sentence = answer.json().at("message");
        if (answer.mayPass()) {
            return SourceException.outage(
                    endpoint.url() + " cannot answer now (HTTP " + answer.status() + ")");
        }
        return code.isEmpty()
                ? SourceException.outage("what answers at " + endpoint.url() + " is no authority")
                : SourceException.refused(code + ": " + sentence);
    }

    private URI url() {
        return endpoint.at("/");
    }

    @Override
    public void close() {
        upstream.close();
    }
}
