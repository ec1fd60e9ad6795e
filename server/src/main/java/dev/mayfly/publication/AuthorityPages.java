package dev.mayfly.publication;

import dev.mayfly.ca.CaState;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.certificates.Issuance;
import dev.mayfly.http.Responder;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import dev.mayfly.x509.Certificates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Below `/-/ca`: `NAME.crl` and `NAME.crt` (DER), `NAME.crl.pem` and `NAME.pem`. Everyone may read
/// them; what is no such page is not found, whatever it is.
///
/// Source of the types: RFC 2585 §4, RFC 8555 §9.1 (`application/pem-certificate-chain`).
public final class AuthorityPages implements Responder {

    /// The path of all of them.
    public static final String PATH = Issuance.Addresses.PATH;

    private static final String TEXT = "text/plain; charset=utf-8";

    /// Source: RFC 9110 §5.6.7; the JDK's own format leaves out the zero of days.
    private static final DateTimeFormatter LAST_MODIFIED =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private static final String ETAG = "ETag";
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration CERTIFICATE_FRESH = Duration.ofDays(1);

    /// By what follows the name, which has no dot.
    private static final Map<String, Function<CertificateAuthority, Page>> PAGES =
            Map.of(
                    ".crl.pem",
                    authority ->
                            list(authority, "application/x-pem-file", text(authority.list().pem())),
                    ".crl",
                    authority ->
                            list(
                                    authority,
                                    "application/pkix-crl",
                                    Certificates.encoded(authority.list().crl())),
                    ".crt",
                    authority ->
                            certificate(
                                    authority,
                                    "application/pkix-cert",
                                    Certificates.encoded(authority.certificate())),
                    ".pem",
                    authority ->
                            certificate(
                                    authority,
                                    "application/pem-certificate-chain",
                                    text(Certificates.toPem(authority.certificate()))));

    private final Supplier<CaState> state;
    private final InstantSource clock;

    public AuthorityPages(Supplier<CaState> state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent") // written once and never compared
    private record Page(
            String type, byte[] body, String version, Instant since, Duration fresh, Instant end) {}

    @Override
    public WireResponse answer(WireRequest request) {
        boolean head = request.method().equals("HEAD");
        if (!head && !request.method().equals("GET")) {
            return WireResponse.of(405, TEXT, "these pages are read with GET\n");
        }
        Optional<Page> page = page(request.path());
        if (page.isEmpty()) {
            return WireResponse.of(404, TEXT, "not found\n");
        }
        return answer(page.get(), request, head);
    }

    private WireResponse answer(Page page, WireRequest request, boolean head) {
        long left = Duration.between(clock.instant(), page.end()).toSeconds();
        Map<String, String> headers =
                Map.of(
                        ETAG,
                        page.version(),
                        "Cache-Control",
                        "public, max-age=" + Math.clamp(left, 0, page.fresh().toSeconds()),
                        "Last-Modified",
                        LAST_MODIFIED.format(page.since()));
        boolean known =
                request.headers().first("if-none-match").filter(page.version()::equals).isPresent();
        return known
                ? new WireResponse(304, page.type(), headers, new byte[0])
                : new WireResponse(200, page.type(), headers, head ? new byte[0] : page.body());
    }

    private Optional<Page> page(String path) {
        String file = path.startsWith(PATH + "/") ? path.substring(PATH.length() + 1) : "";
        int dot = file.indexOf('.');
        Function<CertificateAuthority, Page> page = dot < 0 ? null : PAGES.get(file.substring(dot));
        return page == null
                ? Optional.empty()
                : state.get().authority(file.substring(0, dot)).map(page);
    }

    private static Page list(CertificateAuthority authority, String type, byte[] body) {
        return new Page(
                type,
                body,
                "\"list-%d\"".formatted(authority.listNumber()),
                authority.list().crl().getThisUpdate().toInstant(),
                FRESH,
                authority.list().nextUpdate().orElseThrow());
    }

    private static Page certificate(CertificateAuthority authority, String type, byte[] body) {
        return new Page(
                type,
                body,
                "\"certificate-%x\"".formatted(authority.certificate().getSerialNumber()),
                authority.createdAt(),
                CERTIFICATE_FRESH,
                authority.end());
    }

    private static byte[] text(String pem) {
        return pem.getBytes(StandardCharsets.US_ASCII);
    }
}
