package dev.mayfly.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a POST to `/` by Signature Version 4, in headers.
///
/// Source: IAM User Guide, "Create a signed AWS API request", read 2026-11.
public final class RequestSigner {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;

    private final CallerCredentials credentials;
    private final String region;
    private final String service;

    /// Signs for one caller, region and service.
    public RequestSigner(CallerCredentials credentials, String region, String service) {
        this.credentials = credentials;
        this.region = region;
        this.service = service;
    }

    /// The headers to send: `headers` and those of the signature, without `host`, which the
    /// transport writes.
    public Map<String, String> sign(
            URI url, SortedMap<String, String> headers, byte[] body, Instant now) {
        String stamp = STAMP.format(now);
        SortedMap<String, String> signed = new TreeMap<>(headers);
        signed.put("host", url.getAuthority());
        signed.put("x-amz-date", stamp);
        if (!credentials.sessionToken().reveal().isEmpty()) {
            signed.put("x-amz-security-token", credentials.sessionToken().reveal());
        }
        String names = String.join(";", signed.keySet());
        String canonical =
                "POST\n/\n\n"
                        + signed.entrySet().stream()
                                .map(h -> h.getKey() + ":" + h.getValue() + "\n")
                                .collect(Collectors.joining())
                        + "\n"
                        + names
                        + "\n"
                        + sha256(body);
        String day = stamp.substring(0, DATE_LENGTH);
        String scope = day + "/" + region + "/" + service + "/aws4_request";
        String toSign =
                "AWS4-HMAC-SHA256\n"
                        + stamp
                        + "\n"
                        + scope
                        + "\n"
                        + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        String signature = HexFormat.of().formatHex(hmac(key(day), toSign));
        signed.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential="
                        + credentials.accessKeyId()
                        + "/"
                        + scope
                        + ", SignedHeaders="
                        + names
                        + ", Signature="
                        + signature);
        signed.remove("host");
        return signed;
    }

    private byte[] key(String day) {
        String secret = "AWS4" + credentials.secretAccessKey().reveal();
        byte[] ofDay = hmac(secret.getBytes(StandardCharsets.UTF_8), day);
        return hmac(hmac(hmac(ofDay, region), service), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
