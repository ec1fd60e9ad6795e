package dev.mayfly.source;

import dev.mayfly.x509.Certificates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Signs a POST with the key of a certificate, in headers: `AWS4-X509-RSA-SHA256` and
/// `AWS4-X509-ECDSA-SHA256`.
///
/// Source: IAM Roles Anywhere User Guide, "The IAM Roles Anywhere authentication signing process",
/// read 2026-11; requests of AWS's helper 1.8.0.
public final class X509RequestSigner {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;
    private static final String SUFFIX = "/aws4_request";

    private final CertificateKey key;
    private final String region;
    private final String service;

    /// Signs for one region and service: `rolesanywhere` for `POST /sessions`, `mayfly` for a
    /// node's own operations.
    public X509RequestSigner(CertificateKey key, String region, String service) {
        this.key = key;
        this.region = region;
        this.service = service;
    }

    /// The headers to send with a POST of `body` to `url`: `headers` (names in lower case), all
    /// signed, and those of the signature; without `host`, which the transport writes.
    ///
    /// The query of `url` must be in the form of signatures already: sorted, percent-encoded.
    public Map<String, String> sign(
            URI url, SortedMap<String, String> headers, byte[] body, Instant now) {
        String stamp = STAMP.format(now);
        SortedMap<String, String> signed = new TreeMap<>(headers);
        signed.put("host", host(url));
        signed.put("x-amz-date", stamp);
        signed.put("x-amz-x509", base64(key.certificate()));
        if (!key.intermediates().isEmpty()) {
            signed.put(
                    "x-amz-x509-chain",
                    key.intermediates().stream()
                            .map(X509RequestSigner::base64)
                            .collect(Collectors.joining(",")));
        }
        String names = String.join(";", signed.keySet());
        String scope = stamp.substring(0, DATE_LENGTH) + "/" + region + "/" + service + SUFFIX;
        String toSign =
                key.algorithm()
                        + "\n"
                        + stamp
                        + "\n"
                        + scope
                        + "\n"
                        + sha256(utf8(canonical(url, signed, names, body)));
        String signature = HexFormat.of().formatHex(key.sign(utf8(toSign)));
        signed.put(
                "authorization",
                key.algorithm()
                        + " Credential="
                        + key.serialNumber()
                        + "/"
                        + scope
                        + ", SignedHeaders="
                        + names
                        + ", Signature="
                        + signature);
        signed.remove("host");
        return signed;
    }

    private static String canonical(
            URI url, SortedMap<String, String> signed, String names, byte[] body) {
        String query = url.getRawQuery() == null ? "" : url.getRawQuery();
        return "POST\n"
                + url.getRawPath()
                + "\n"
                + query
                + "\n"
                + signed.entrySet().stream()
                        .map(h -> h.getKey() + ":" + h.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n"
                + names
                + "\n"
                + sha256(body);
    }

    /// As the transport writes it: without the port where it is the scheme's own.
    private static String host(URI url) {
        int standard = url.getScheme().toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
        return url.getPort() == -1 || url.getPort() == standard
                ? url.getHost()
                : url.getHost() + ":" + url.getPort();
    }

    private static String base64(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(Certificates.encoded(certificate));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
