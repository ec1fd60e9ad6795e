package dev.mayfly.source;

import dev.mayfly.client.Json;
import dev.mayfly.client.UnreachableException;
import dev.mayfly.session.Secret;
import dev.mayfly.upstream.Answer;
import dev.mayfly.upstream.Upstream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Sessions for whoever holds the key of a certificate: `CreateSession` of Roles Anywhere, at
/// Mayfly or AWS, which differ by the endpoint alone. A node's key gets its sessions the same way.
///
/// The key is asked for anew each time, so a certificate renewed on disk is used at once.
/// Thread-safe.
///
/// Source: IAM Roles Anywhere User Guide, "CreateSession", read 2026-11.
public final class CertificateSource implements CredentialSource, AutoCloseable {

    private static final int CREATED = 201;

    private final Supplier<CertificateKey> key;
    private final Endpoint endpoint;
    private final SessionRequest request;
    private final InstantSource clock;
    private final Upstream upstream;
    private final boolean borrowed;

    /// Asks at `endpoint` for what `request` says.
    public CertificateSource(
            Supplier<CertificateKey> key,
            Endpoint endpoint,
            SessionRequest request,
            InstantSource clock) {
        this.key = key;
        this.endpoint = endpoint;
        this.request = request;
        this.clock = clock;
        this.upstream = new Upstream(endpoint.trust());
        this.borrowed = false;
    }

    private CertificateSource(CertificateSource lender, SessionRequest request) {
        this.key = lender.key;
        this.endpoint = lender.endpoint;
        this.request = request;
        this.clock = lender.clock;
        this.upstream = lender.upstream;
        this.borrowed = true;
    }

    /// The same key at the same place for something else, over this source's connections: they are
    /// this one's to close.
    public CertificateSource asking(SessionRequest other) {
        return new CertificateSource(this, other);
    }

    @Override
    public Credentials fetch() {
        byte[] body = body().write(false).getBytes(StandardCharsets.UTF_8);
        URI url = endpoint.at("/sessions?" + query());
        TreeMap<String, String> headers = new TreeMap<>(Map.of("content-type", "application/json"));
        CertificateKey current = key.get();
        X509RequestSigner signer =
                new X509RequestSigner(current, endpoint.region(), "rolesanywhere");
        Answer answer;
        try {
            answer = upstream.post(url, signer.sign(url, headers, body, clock.instant()), body);
        } catch (UnreachableException e) {
            throw SourceException.outage(String.valueOf(e.getMessage()));
        }
        if (answer.status() != CREATED) {
            throw new Refusals(endpoint.url(), clock).of(answer);
        }
        return credentials(answer);
    }

    @Override
    public String description() {
        return "a certificate, for " + request.roleArn() + " at " + endpoint.url();
    }

    @Override
    public void close() {
        if (!borrowed) {
            upstream.close();
        }
    }

    /// In the query, as AWS's helper does it.
    private String query() {
        return new TreeMap<>(
                        Map.of(
                                "profileArn", request.profileArn(),
                                "roleArn", request.roleArn(),
                                "trustAnchorArn", request.trustAnchorArn()))
                .entrySet().stream()
                        .map(e -> e.getKey() + "=" + percentEncoded(e.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private Json body() {
        Map<String, Json> members = new LinkedHashMap<>();
        request.duration()
                .ifPresent(d ->
                        members.put(
                                "durationSeconds", new Json.Numeric(Long.toString(d.toSeconds()))));
        request.sessionName()
                .ifPresent(name -> members.put("roleSessionName", new Json.Text(name)));
        return new Json.Members(members);
    }

    private Credentials credentials(Answer answer) {
        Json set =
                answer.json().items("credentialSet").stream()
                        .findFirst()
                        .orElseGet(Json.Nothing::new);
        try {
            return new Credentials(
                    set.at("credentials", "accessKeyId"),
                    Secret.of(set.at("credentials", "secretAccessKey")),
                    Secret.of(set.at("credentials", "sessionToken")),
                    Instant.parse(set.at("credentials", "expiration")),
                    Credentials.accountOf(set.at("assumedRoleUser", "arn")),
                    Optional.of(set.at("roleArn")).filter(arn -> !arn.isEmpty()));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw SourceException.outage(
                    endpoint.url() + " answered something that is no CreateSession answer");
        }
    }
}
