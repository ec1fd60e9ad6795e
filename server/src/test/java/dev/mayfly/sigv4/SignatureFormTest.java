package dev.mayfly.sigv4;

import static dev.mayfly.sigv4.Changed.flip;
import static dev.mayfly.sigv4.Changed.header;
import static dev.mayfly.sigv4.Changed.plus;
import static dev.mayfly.sigv4.Changed.with;
import static dev.mayfly.sigv4.Changed.withQuery;
import static dev.mayfly.sigv4.Signed.NOW;
import static dev.mayfly.sigv4.Signed.post;
import static dev.mayfly.sigv4.Signed.presigned;
import static dev.mayfly.sigv4.Signed.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signatures that are not written as one: missing, twice, in part, or in two places.
class SignatureFormTest {

    private final SigV4Verifier verifier = Signed.verifier();

    @ParameterizedTest(name = "X-Amz-Expires={0} -> {1}")
    @CsvSource({
        "604800,SignatureMismatch",
        "604801,IncompleteSignature",
        "0,IncompleteSignature",
        "-1,IncompleteSignature",
        "1e3,IncompleteSignature",
        "9999999999,IncompleteSignature",
        "'',IncompleteSignature"
    })
    void boundsHowLongAPresignedRequestMayLive(String expires, String refusal) {
        String query = presigned().rawQuery().replace("Expires=300", "Expires=" + expires);

        assertThat(refusal(withQuery(presigned(), query)).getClass().getSimpleName())
                .isEqualTo(refusal);
    }

    @Test
    void refusesARequestWithoutAnySignature() {
        WireRequest request = with(post(), "POST", "/", "", Headers.of("host", "localhost"));

        assertThat(refusal(request))
                .isEqualTo(
                        new Refusal.MissingAuthentication(
                                "Request is missing Authentication Token"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amz-date",
                "host",
                "authorization",
                "x-amz-security-token",
                "x-amz-content-sha256",
                "x-amz-target"
            })
    void refusesADecisiveHeaderThatComesTwice(String name) {
        WireRequest request = plus(plus(post(), name, "x"), name, "x");

        assertThat(refusal(request)).isInstanceOf(Refusal.IncompleteSignature.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-amz-target", "x-amz-acl", "x-amz-content-sha256"})
    void refusesAnAwsHeaderAddedAfterSigning(String name) {
        WireRequest request = post();
        if (request.headers().count(name) == 0) {
            assertThat(refusal(plus(request, name, "x")))
                    .isInstanceOf(Refusal.SignatureMismatch.class);
        } else {
            assertThat(refusal(header(request, name, v -> flip(v))))
                    .isInstanceOf(Refusal.SignatureMismatch.class);
        }
    }

    @Test
    void acceptsAnOtherHeaderAddedAfterSigning() {
        WireRequest request = plus(post(), "x-forwarded-for", "192.0.2.1");

        assertThat(verifier.authenticate(request, Service.STS, NOW)).isNotNull();
    }

    @Test
    void refusesBothFormsAtOnce() {
        WireRequest request = presigned();
        String authorization = post().headers().first("authorization").orElseThrow();

        assertThat(refusal(plus(request, "authorization", authorization)))
                .isInstanceOf(Refusal.IncompleteSignature.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Bearer abc | sign with AWS4-HMAC-SHA256",
                "AWS AKIDEXAMPLE:x | sign with AWS4-HMAC-SHA256",
                "AWS4-ECDSA-P256-SHA256 Credential=a | SigV4a",
                "AWS4-HMAC-SHA256 | requires 'Credential' parameter. Authorization header requires"
                        + " 'Signature' parameter. Authorization header requires 'SignedHeaders'",
                "AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=x | Credential"
                        + " must have exactly 5",
                "AWS4-HMAC-SHA256 Credential=a, Credential=b | 'Credential' twice",
                "AWS4-HMAC-SHA256 Credential=a, Other=b | something other"
            })
    void refusesAnAuthorizationHeaderThatIsNotWhole(String authorization, String message) {
        Refusal refusal = refusal(header(post(), "authorization", _ -> authorization));

        assertThat(refusal).isInstanceOf(Refusal.IncompleteSignature.class);
        assertThat(refusal.message()).contains(message).doesNotContain("AKIDEXAMPLE:x");
    }

    @ParameterizedTest
    @CsvSource({"host;,Host;", "content-type;host,host;content-type", "host;,host;host;"})
    void refusesSignedHeadersThatAreNotWrittenCanonically(String from, String to) {
        WireRequest request = header(post(), "authorization", v -> v.replace(from, to));

        assertThat(refusal(request).getClass())
                .isIn(Refusal.IncompleteSignature.class, Refusal.SignatureMismatch.class);
    }
}
