package dev.mayfly.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.identity.AccountId;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.OpenedSession;
import dev.mayfly.session.Secret;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    private static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";

    private final SigV4Verifier verifier = new SigV4Verifier(SigV4VerifierTest::open);

    private static OpenedSession open(String keyId, String token, Instant now) {
        if (!keyId.equals(SdkSigner.KEY_ID) || !token.equals(SdkSigner.TOKEN)) {
            throw Refusals.unknownToken();
        }
        SessionClaims claims =
                new SessionClaims(
                        new AccountId("123456789012"),
                        keyId,
                        "deploy",
                        "/",
                        "AROAQAAAAAAAAAAAAAAAA",
                        "run",
                        NOW.minusSeconds(60),
                        NOW.plusSeconds(3600),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        false);
        return new OpenedSession(claims, Secret.of(SdkSigner.SECRET));
    }

    private static WireRequest post() {
        return new SdkSigner(NOW).post(BODY);
    }

    private static WireRequest presigned() {
        return new SdkSigner(NOW).presignedGet(BODY, Duration.ofMinutes(5));
    }

    private Refusal refusal(WireRequest request, Instant now) {
        try {
            verifier.authenticate(request, Service.STS, now);
        } catch (RefusedException e) {
            return e.refusal();
        }
        throw new AssertionError("the request was accepted");
    }

    private Refusal refusal(WireRequest request) {
        return refusal(request, NOW);
    }

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
                neighbour("signature", r -> header(r, "authorization", SigV4VerifierTest::flip)),
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
        WireRequest request = header(post(), "authorization", SigV4VerifierTest::flip);

        assertThat(refusal(request).message()).doesNotContain("Signature=", SdkSigner.TOKEN);
    }

    private static String flip(String text) {
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0');
    }

    private static WireRequest with(
            WireRequest r, String method, String path, String query, Headers headers) {
        return new WireRequest(method, path, query, headers, r.body(), r.peer());
    }

    private static WireRequest withQuery(WireRequest r, String query) {
        return with(r, r.method(), r.path(), query, r.headers());
    }

    private static WireRequest body(WireRequest r, String body) {
        return new WireRequest(
                r.method(),
                r.path(),
                r.rawQuery(),
                r.headers(),
                body.getBytes(StandardCharsets.UTF_8),
                r.peer());
    }

    private static WireRequest header(WireRequest r, String name, UnaryOperator<String> change) {
        Headers.Builder headers = new Headers.Builder();
        for (int i = 0; i < r.headers().size(); i++) {
            String value = r.headers().valueAt(i);
            boolean changed = r.headers().nameAt(i).equals(name);
            headers.add(r.headers().nameAt(i), changed ? change.apply(value) : value);
        }
        return with(r, r.method(), r.path(), r.rawQuery(), headers.build());
    }

    private static WireRequest plus(WireRequest r, String name, String value) {
        Headers.Builder headers = new Headers.Builder();
        for (int i = 0; i < r.headers().size(); i++) {
            headers.add(r.headers().nameAt(i), r.headers().valueAt(i));
        }
        return with(r, r.method(), r.path(), r.rawQuery(), headers.add(name, value).build());
    }
}
