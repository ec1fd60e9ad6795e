package dev.mayfly.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Calls one authority as any AWS client would, signed when there are credentials.
///
/// Every method throws [AnsweredError] when the answer is an error and [UnreachableException] when
/// there is none.
public final class AuthorityClient implements AutoCloseable {

    /// A command is typed by a person who waits.
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /// The largest answer, a page of the trail, is far below.
    private static final long MAX_ANSWER_BYTES = 32L * 1024 * 1024;

    private final URI url;
    private final String region;
    private final Optional<CallerCredentials> credentials;
    private final InstantSource clock;
    private final HttpClient http;

    /// The authority at `url`, called with `credentials`.
    public AuthorityClient(
            URI url, String region, CallerCredentials credentials, InstantSource clock) {
        this(url, region, Optional.of(credentials), clock, connection(Optional.empty()));
    }

    /// The same authority, over TLS trusted for showing exactly the certificate in this file.
    public AuthorityClient pinnedTo(Path certificate) {
        return new AuthorityClient(
                url, region, credentials, clock, connection(Optional.of(certificate)));
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // one private place, three callers
    private AuthorityClient(
            URI url,
            String region,
            Optional<CallerCredentials> credentials,
            InstantSource clock,
            HttpClient http) {
        this.url = url.resolve("/");
        this.region = region;
        this.credentials = credentials;
        this.clock = clock;
        this.http = http;
    }

    /// A client without credentials, for calls that bring their own proof.
    public static AuthorityClient anonymous(URI url, InstantSource clock) {
        return new AuthorityClient(
                url, "us-east-1", Optional.empty(), clock, connection(Optional.empty()));
    }

    /// The same authority, called by somebody else.
    public AuthorityClient as(CallerCredentials others) {
        return new AuthorityClient(url, region, Optional.of(others), clock, http);
    }

    /// The region calls are signed for.
    public String region() {
        return region;
    }

    /// The address of a path there.
    public URI at(String path) {
        return url.resolve(path);
    }

    /// Calls an operation of STS.
    public XmlNode sts(String action, Map<String, String> parameters) {
        return query("sts", "2011-06-15", action, parameters);
    }

    /// Calls an operation of IAM.
    public XmlNode iam(String action, Map<String, String> parameters) {
        return query("iam", "2010-05-08", action, parameters);
    }

    /// Calls an operation of a service that speaks AWS JSON 1.1; `target` is its `X-Amz-Target`.
    public Json json(String signingName, String target, Json input) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("content-type", "application/x-amz-json-1.1");
        headers.put("x-amz-target", target);
        HttpResponse<String> answer = post(signingName, headers, input.write(false));
        if (answer.statusCode() != HTTP_OK) {
            throw jsonError(answer);
        }
        return understood(() -> Json.parse(answer.body()));
    }

    /// Fetches a document that needs no signature, such as a discovery document.
    public String get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path)).timeout(ANSWER_TIMEOUT).build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != HTTP_OK) {
            throw new AnsweredError(answer.statusCode(), "", "HTTP " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static final int HTTP_OK = 200;

    /// The answer's `…Result` element.
    private XmlNode query(
            String signingName, String version, String action, Map<String, String> parameters) {
        Map<String, String> form = new TreeMap<>(parameters);
        form.put("Action", action);
        form.put("Version", version);
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("content-type", "application/x-www-form-urlencoded; charset=utf-8");
        HttpResponse<String> answer = post(signingName, headers, encode(form));
        XmlNode document = understood(() -> XmlNode.parse(answer.body()));
        if (answer.statusCode() != HTTP_OK) {
            throw new AnsweredError(
                    answer.statusCode(),
                    document.at("Error", "Code"),
                    document.at("Error", "Message"));
        }
        return document.child(action + "Result").orElse(document);
    }

    private HttpResponse<String> post(
            String signingName, SortedMap<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .timeout(ANSWER_TIMEOUT)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
        credentials
                .map(caller ->
                        new RequestSigner(caller, region, signingName)
                                .sign(url, headers, bytes, clock.instant()))
                .orElse(headers)
                .forEach(request::header);
        request.header("user-agent", "mayfly-cli");
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(
                    request,
                    HttpResponse.BodyHandlers.limiting(
                            HttpResponse.BodyHandlers.ofString(), MAX_ANSWER_BYTES));
        } catch (IOException e) {
            throw new UnreachableException("no authority answers at " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted", e);
        }
    }

    private static AnsweredError jsonError(HttpResponse<String> answer) {
        Json error = understoodBy(answer);
        String type = error.at("__type");
        String message = error.at("message");
        return new AnsweredError(
                answer.statusCode(),
                type.substring(type.indexOf('#') + 1),
                message.isEmpty() ? error.at("Message") : message);
    }

    private static Json understoodBy(HttpResponse<String> answer) {
        try {
            return Json.parse(answer.body());
        } catch (IllegalArgumentException _) {
            return new Json.Nothing();
        }
    }

    private <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new UnreachableException("what answers at " + url + " is no authority", e);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(e ->
                        e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as above
    private static HttpClient connection(Optional<Path> certificate) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER);
        certificate.map(PinnedCertificate::context).ifPresent(builder::sslContext);
        return builder.build();
    }
}
