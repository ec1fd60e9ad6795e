package dev.mayfly.upstream;

import dev.mayfly.client.UnreachableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;

/// Calls an authority: one attempt, bounded in time and size, no redirects followed.
///
/// Every method throws [UnreachableException] when there is no answer. Thread-safe.
public final class Upstream implements AutoCloseable {

    /// Whoever asked for credentials waits; SDKs give up after seconds.
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /// An answer with credentials has a few KiB; the desired tasks of a node may have some hundred.
    private static final long MAX_ANSWER_BYTES = 4L * 1024 * 1024;

    private final HttpClient http;
    private final Duration answerTimeout;

    public Upstream(Trust trust) {
        this(trust, ANSWER_TIMEOUT);
    }

    /// The same with another patience for answers, such as that of a long poll.
    public Upstream(Trust trust, Duration answerTimeout) {
        this.answerTimeout = answerTimeout;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .sslContext(ContextMaker.context(trust))
                        .build();
    }

    /// Posts `body` with these headers.
    public Answer post(URI url, Map<String, String> headers, byte[] body) {
        return send(
                HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                headers);
    }

    /// Gets `url` with these headers.
    public Answer get(URI url, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(url).GET(), headers);
    }

    /// Puts nothing at `url`, for what comes back.
    public Answer put(URI url, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(url).PUT(HttpRequest.BodyPublishers.noBody()), headers);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Answer send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        HttpRequest built =
                request.timeout(answerTimeout).header("user-agent", "mayfly-cli").build();
        try {
            HttpResponse<String> answer =
                    http.send(
                            built,
                            HttpResponse.BodyHandlers.limiting(
                                    HttpResponse.BodyHandlers.ofString(), MAX_ANSWER_BYTES));
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UnreachableException(reason(built.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted", e);
        }
    }

    /// Without the query, which may hold what is nobody's business.
    private String reason(URI url, IOException e) {
        String address = url.getScheme() + "://" + url.getAuthority();
        return switch (e) {
            case HttpConnectTimeoutException _ ->
                    "nobody answers at " + address + " within " + seconds(CONNECT_TIMEOUT);
            case HttpTimeoutException _ ->
                    address + " took longer than " + seconds(answerTimeout) + " to answer";
            case ConnectException _ -> "nobody answers at " + address;
            case SSLException _ ->
                    "the TLS certificate of "
                            + address
                            + " is not trusted, or it does not speak TLS: "
                            + e.getMessage();
            default -> address + " answered something that cannot be read, or broke off";
        };
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
