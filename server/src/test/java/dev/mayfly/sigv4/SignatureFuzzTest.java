package dev.mayfly.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// Whatever stands where a signature should, is refused as one: with nobody's credentials no bytes
/// open a session, and none make the verifier fail. A normal run replays the corpus;
/// `JAZZER_FUZZ=1` searches.
class SignatureFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");

    private final SigV4Verifier verifier =
            new SigV4Verifier((_, _, _) -> {
                throw Refusals.unknownToken();
            });

    @FuzzTest
    void refusesAnyAuthorizationHeader(byte[] bytes) {
        String authorization = new String(bytes, StandardCharsets.ISO_8859_1);
        refuses(
                request(
                        "",
                        Headers.of(
                                "host", "mayfly.example",
                                "x-amz-date", "20261124T140000Z",
                                "x-amz-security-token", "token",
                                "authorization", authorization)));
    }

    @FuzzTest
    void refusesAnyQuery(byte[] bytes) {
        refuses(
                request(
                        new String(bytes, StandardCharsets.ISO_8859_1),
                        Headers.of("host", "mayfly.example")));
    }

    @FuzzTest
    void refusesAnyTime(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(AmzTime.parse(text).map(time -> AmzTime.format(time.instant())))
                .isIn(Optional.empty(), Optional.of(text));
        assertThat(AmzTime.parseHttpDate(text)).isNotNull();
    }

    private void refuses(WireRequest request) {
        assertThatThrownBy(() -> verifier.authenticate(request, Service.STS, NOW))
                .isInstanceOf(RefusedException.class);
        assertThat(verifier.claimedAccessKeyId(request)).isNotNull();
    }

    private static WireRequest request(String query, Headers headers) {
        return new WireRequest(
                "GET",
                "/",
                query,
                headers,
                new byte[0],
                new WireRequest.Peer("192.0.2.7", false, Optional.empty(), Optional.empty()));
    }
}
