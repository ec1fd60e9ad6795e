package dev.mayfly.sigv4;

import static dev.mayfly.sigv4.Changed.body;
import static dev.mayfly.sigv4.Changed.header;
import static dev.mayfly.sigv4.Changed.with;
import static dev.mayfly.sigv4.Changed.withQuery;
import static dev.mayfly.sigv4.Signed.BODY;
import static dev.mayfly.sigv4.Signed.NOW;
import static dev.mayfly.sigv4.Signed.post;
import static dev.mayfly.sigv4.Signed.presigned;
import static dev.mayfly.sigv4.Signed.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests signed by the AWS SDK for Java, and their nearest neighbours.
class SigV4VerifierTest {

    private final SigV4Verifier verifier = Signed.verifier();

    @Test
    void acceptsWhatTheSdkSigns() {
        assertThat(verifier.authenticate(post(), Service.STS, NOW).sessionName()).isEqualTo("run");
    }

    @Test
    void acceptsWhatTheSdkPresigns() {
        assertThat(verifier.authenticate(presigned(), Service.STS, NOW).accessKeyId())
                .isEqualTo(SdkSigner.KEY_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1", "us-gov-west-1", "aws-global", "local"})
    void acceptsAnyRegion(String region) {
        WireRequest request = new SdkSigner(NOW).region(region).post(BODY);

        assertThat(verifier.authenticate(request, Service.STS, NOW).sessionName()).isEqualTo("run");
    }

    static Stream<Arguments> tampered() {
        return Stream.of(
                neighbour("method", r -> with(r, "PUT", r.path(), r.rawQuery(), r.headers())),
                neighbour("path", r -> with(r, r.method(), "/a", r.rawQuery(), r.headers())),
                neighbour("query", r -> with(r, r.method(), r.path(), "a=1", r.headers())),
                neighbour("host", r -> header(r, "host", v -> v + "x")),
                neighbour(
                        "time by a second",
                        r -> header(r, "x-amz-date", v -> v.replace("140000Z", "140001Z"))),
                neighbour("signature", r -> header(r, "authorization", Changed::flip)),
                neighbour(
                        "scope's region",
                        r -> header(r, "authorization", v -> v.replace("us-east-1", "us-east-2"))),
                neighbour("body", r -> body(r, BODY + " ")),
                neighbour("content type", r -> header(r, "content-type", v -> v + "x")));
    }

    private static Arguments neighbour(String name, UnaryOperator<WireRequest> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampered")
    void refusesARequestChangedAfterSigning(String what, UnaryOperator<WireRequest> change) {
        assertThat(refusal(change.apply(post())))
                .as(what)
                .isInstanceOf(Refusal.SignatureMismatch.class);
    }

    @Test
    void refusesAPresignedRequestChangedAfterSigning() {
        WireRequest request = presigned();
        String query = request.rawQuery();

        assertThat(refusal(withQuery(request, query + "&a=1")))
                .isInstanceOf(Refusal.SignatureMismatch.class);
        assertThat(refusal(withQuery(request, query.replace("GetCaller", "GetFaller"))))
                .isInstanceOf(Refusal.SignatureMismatch.class);
        assertThat(refusal(withQuery(request, query.replace("Expires=300", "Expires=301"))))
                .isInstanceOf(Refusal.SignatureMismatch.class);
        assertThat(refusal(with(request, "POST", "/", query, request.headers())))
                .isInstanceOf(Refusal.SignatureMismatch.class);
    }

    @ParameterizedTest(name = "signed {0} s ago: {1}")
    @CsvSource({"900,true", "901,false", "-900,true", "-901,false"})
    void keepsAWindowOfFifteenMinutes(long secondsAgo, boolean accepted) {
        WireRequest request = new SdkSigner(NOW.minusSeconds(secondsAgo)).post(BODY);

        if (accepted) {
            assertThat(verifier.authenticate(request, Service.STS, NOW)).isNotNull();
        } else {
            assertThat(refusal(request)).isInstanceOf(Refusal.SignatureMismatch.class);
            assertThat(refusal(request).message())
                    .startsWith(secondsAgo > 0 ? "Signature expired: 2026" : "Signature not yet");
        }
    }

    @Test
    void saysAsAwsHowLateASignatureIs() {
        assertThat(refusal(new SdkSigner(NOW.minusSeconds(901)).post(BODY)).message())
                .isEqualTo(
                        "Signature expired: 20261124T134459Z is now earlier than 20261124T134500Z"
                                + " (20261124T140000Z - 15 min.)");
    }

    @ParameterizedTest(name = "after {0} s: {1}")
    @CsvSource({"0,true", "299,true", "300,false", "-900,true", "-901,false"})
    void endsAPresignedRequestAtTheInstantItSays(long seconds, boolean accepted) {
        Instant now = NOW.plusSeconds(seconds);

        if (accepted) {
            assertThat(verifier.authenticate(presigned(), Service.STS, now)).isNotNull();
        } else if (seconds > 0) {
            assertThat(refusal(presigned(), now)).isInstanceOf(Refusal.RequestExpired.class);
        } else {
            assertThat(refusal(presigned(), now)).isInstanceOf(Refusal.SignatureMismatch.class);
        }
    }

    @Test
    void refusesALongLivedKeyAsAwsRefusesAnUnknownOne() {
        WireRequest request = header(post(), "authorization", v -> v.replace("=ASIA", "=AKIA"));

        assertThat(refusal(request))
                .isEqualTo(
                        new Refusal.UnknownCredentials(
                                "The security token included in the request is invalid."));
    }

    @Test
    void refusesTemporaryCredentialsWithoutTheirToken() {
        WireRequest request = post();
        Headers.Builder headers = new Headers.Builder();
        for (int i = 0; i < request.headers().size(); i++) {
            if (!request.headers().nameAt(i).equals("x-amz-security-token")) {
                headers.add(request.headers().nameAt(i), request.headers().valueAt(i));
            }
        }
        WireRequest without = with(request, "POST", "/", "", headers.build());

        assertThat(refusal(without)).isInstanceOf(Refusal.UnknownCredentials.class);
    }

    @Test
    void refusesASignatureForAnotherService() {
        assertThatThrownBy(() -> verifier.authenticate(post(), Service.IAM, NOW))
                .hasMessage("Credential should be scoped to correct service: 'iam'.");
    }

    @Test
    void takesAnUnsignedBodyOnlyWhereNobodyCanChangeIt() {
        WireRequest overTls = new SdkSigner(NOW).unsignedPayload().post(BODY);
        WireRequest.Peer remote =
                new WireRequest.Peer("192.0.2.7", false, Optional.empty(), Optional.empty());
        WireRequest overHttp =
                new WireRequest("POST", "/", "", overTls.headers(), overTls.body(), remote);

        assertThat(verifier.authenticate(overTls, Service.STS, NOW)).isNotNull();
        assertThat(refusal(overHttp)).isInstanceOf(Refusal.SignatureMismatch.class);
    }

    @Test
    void refusesABodyThatIsNotTheDeclaredOne() {
        WireRequest request = new SdkSigner(NOW).declaredPayload().post(BODY);
        assertThat(request.headers().first("x-amz-content-sha256")).isPresent();
        assertThat(verifier.authenticate(request, Service.STS, NOW)).isNotNull();

        assertThat(refusal(body(request, BODY + "&")).message())
                .isEqualTo(
                        "The provided 'x-amz-content-sha256' header does not match what was"
                                + " computed.");
    }

    @Test
    void tellsTheClaimedKeyIdForTheTrail() {
        assertThat(verifier.claimedAccessKeyId(post())).contains(SdkSigner.KEY_ID);
        assertThat(verifier.claimedAccessKeyId(presigned())).contains(SdkSigner.KEY_ID);
        assertThat(
                        verifier.claimedAccessKeyId(
                                header(post(), "authorization", _ -> "Credential=<script>/")))
                .isEmpty();
    }

    @Test
    void saysNothingOfTheSignatureOrTheToken() {
        WireRequest request = header(post(), "authorization", Changed::flip);

        assertThat(refusal(request).message()).doesNotContain("Signature=", SdkSigner.TOKEN);
    }
}
