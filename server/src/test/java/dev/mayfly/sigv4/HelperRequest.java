package dev.mayfly.sigv4;

import dev.mayfly.wire.Headers;
import dev.mayfly.wire.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// One request recorded from AWS's own helper, version 1.8.0, and the root above its certificate.
public final class HelperRequest {

    /// When it was signed.
    public static final Instant SENT = Instant.parse("2026-11-23T11:42:09Z");

    private HelperRequest() {}

    /// The root that vouches for it.
    public static String rootPem() {
        return resource("helper-1.8.0-root.pem");
    }

    /// The request as it was sent.
    public static WireRequest recorded() {
        String[] parts = resource("helper-1.8.0.http").split("\n\n", 2);
        String[] lines = parts[0].split("\n", -1);
        String[] target = lines[0].split(" ", -1)[1].split("\\?", 2);
        Headers.Builder headers = new Headers.Builder();
        for (String line : List.of(lines).subList(1, lines.length)) {
            String[] field = line.split(": ", 2);
            headers.add(field[0].toLowerCase(Locale.ROOT), field[1]);
        }
        return CertificateSigner.request(target[1], headers.build(), parts[1]);
    }

    private static String resource(String name) {
        try (InputStream in = HelperRequest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
