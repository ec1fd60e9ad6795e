package dev.mayfly.issuer;

import dev.mayfly.webidentity.IssuerDocuments;
import dev.mayfly.webidentity.UnreachableIssuerException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fetches issuers' documents over HTTPS, and over plain HTTP from loopback. One attempt, one time
/// limit for all of it, no redirects: an issuer that moved its documents says so in its discovery.
///
/// Thread-safe.
public final class HttpIssuerDocuments implements IssuerDocuments, AutoCloseable {

    /// A key set of 200 keys is about 100 KiB.
    private static final int MAX_BODY_BYTES = 256 * 1024;

    /// Different issuers fetched at once; the cache already lets only one fetch an issuer run.
    private static final int MAX_FETCHES = 16;

    private final HttpClient client;
    private final AddressRules rules;
    private final Duration timeLimit;
    private final Semaphore fetches = new Semaphore(MAX_FETCHES);

    /// How issuers are reached. `caBundle` holds authorities trusted beside the JDK's,
    /// `internalHosts` the hosts that may be at private addresses, `timeLimit` is for one document.
    public record Access(Optional<Path> caBundle, List<String> internalHosts, Duration timeLimit) {

        /// Public issuers only, 5 seconds as AWS allows them.
        public static Access standard() {
            return new Access(Optional.empty(), List.of(), Duration.ofSeconds(5));
        }

        public Access {
            internalHosts = List.copyOf(internalHosts);
        }
    }

    public HttpIssuerDocuments(Access access) {
        this(access, InetAddress::getAllByName);
    }

    HttpIssuerDocuments(Access access, AddressRules.Resolver resolver) {
        this.rules = new AddressRules(access.internalHosts(), resolver);
        this.timeLimit = access.timeLimit();
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(access.timeLimit())
                        .sslContext(TrustedAuthorities.context(access.caBundle()))
                        .build();
    }

    @Override
    public byte[] fetch(URI address) {
        if (!fetches.tryAcquire()) {
            throw failed(address, "was not asked, too many fetches are under way");
        }
        try {
            rules.check(address);
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .timeout(timeLimit)
                            .header("Accept", "application/json")
                            .header("User-Agent", "mayfly")
                            .build();
            return body(address, request);
        } finally {
            fetches.release();
        }
    }

    /// Ends connections that are kept open.
    @Override
    public void close() {
        client.shutdownNow();
    }

    private byte[] body(URI address, HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY_BYTES));
        try {
            // the request's own timeout ends when the headers are there, this one with the body
            HttpResponse<byte[]> response = answer.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw failed(address, "answered with status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw failed(address, "did not answer within " + timeLimit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw failed(address, "could not be read: " + reason(e));
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failed(address, "was not waited for");
        }
    }

    /// The kind of the failure, without its text: that may quote what the other side sent.
    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }

    private static UnreachableIssuerException failed(URI address, String what) {
        return new UnreachableIssuerException("`" + address.getHost() + "` " + what);
    }
}
