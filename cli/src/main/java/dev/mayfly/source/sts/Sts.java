package dev.mayfly.source.sts;

import dev.mayfly.client.CallerCredentials;
import dev.mayfly.client.RequestSigner;
import dev.mayfly.client.UnreachableException;
import dev.mayfly.client.XmlNode;
import dev.mayfly.session.Secret;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.Endpoint;
import dev.mayfly.source.Refusals;
import dev.mayfly.source.SourceException;
import dev.mayfly.upstream.Answer;
import dev.mayfly.upstream.Upstream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The operations of STS that hand out credentials, at one endpoint.
///
/// Source: AWS STS API Reference, 2011-06-15.
public final class Sts {

    private static final int OK = 200;

    private final Endpoint endpoint;
    private final InstantSource clock;
    private final Upstream upstream;

    public Sts(Endpoint endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.upstream = new Upstream(endpoint.trust());
    }

    /// Where it is, for descriptions.
    URI url() {
        return endpoint.url();
    }

    /// Calls without a signature: the parameters hold the proof.
    Credentials unsigned(String action, Map<String, String> parameters) {
        byte[] body = form(action, parameters);
        return call(action, headers(), body);
    }

    /// Calls with a signature.
    Credentials signed(String action, Map<String, String> parameters, CallerCredentials caller) {
        byte[] body = form(action, parameters);
        Map<String, String> headers =
                new RequestSigner(caller, endpoint.region(), "sts")
                        .sign(endpoint.at("/"), headers(), body, clock.instant());
        return call(action, headers, body);
    }

    private Credentials call(String action, Map<String, String> headers, byte[] body) {
        Answer answer;
        XmlNode document;
        try {
            answer = upstream.post(endpoint.at("/"), headers, body);
            document = XmlNode.parse(answer.body());
        } catch (UnreachableException e) {
            throw SourceException.outage(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException _) {
            throw SourceException.outage("what answers at " + endpoint.url() + " is no authority");
        }
        if (answer.status() != OK) {
            throw new Refusals(endpoint.url(), clock)
                    .of(answer, document.at("Error", "Code"), document.at("Error", "Message"));
        }
        return credentials(document.child(action + "Result").orElse(document));
    }

    private Credentials credentials(XmlNode result) {
        String arn = result.at("AssumedRoleUser", "Arn");
        try {
            return new Credentials(
                    result.at("Credentials", "AccessKeyId"),
                    Secret.of(result.at("Credentials", "SecretAccessKey")),
                    Secret.of(result.at("Credentials", "SessionToken")),
                    Instant.parse(result.at("Credentials", "Expiration")),
                    Credentials.accountOf(arn),
                    Optional.empty());
        } catch (IllegalArgumentException | DateTimeException _) {
            throw SourceException.outage(
                    endpoint.url() + " answered something that holds no credentials");
        }
    }

    private static SortedMap<String, String> headers() {
        return new TreeMap<>(
                Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"));
    }

    private static byte[] form(String action, Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put("Action", action);
        all.put("Version", "2011-06-15");
        return all.entrySet().stream()
                .map(e ->
                        e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
