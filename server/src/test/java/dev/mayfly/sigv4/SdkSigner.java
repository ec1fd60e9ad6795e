package dev.mayfly.sigv4;

import dev.mayfly.wire.Headers;
import dev.mayfly.wire.WireRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Signs requests with the signer of the AWS SDK for Java.
final class SdkSigner {

    static final String KEY_ID = "ASIAQAAAAAAAAAAAAAAA";
    static final String SECRET = "sshh/+secret0000000000000000000000000000";
    static final String TOKEN = "token/with+signs==";

    private final Instant time;
    private String region = "us-east-1";
    private boolean payloadSigned = true;
    private boolean payloadDeclared;

    SdkSigner(Instant time) {
        this.time = time;
    }

    SdkSigner region(String name) {
        region = name;
        return this;
    }

    SdkSigner unsignedPayload() {
        payloadSigned = false;
        return this;
    }

    SdkSigner declaredPayload() {
        payloadDeclared = true;
        return this;
    }

    WireRequest post(String body) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(URI.create("https://mayfly.example:6293/"))
                        .putHeader("Content-Type", "application/x-www-form-urlencoded");
        if (payloadDeclared) {
            request.putHeader("x-amz-content-sha256", "required");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var signed =
                AwsV4HttpSigner.create()
                        .sign(b -> {
                            b.request(request.build())
                                    .payload(ContentStreamProvider.fromByteArray(bytes));
                            properties(b);
                        });
        return wire(signed.request(), bytes);
    }

    WireRequest presignedGet(String query, Duration validity) {
        SdkHttpRequest request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.GET)
                        .uri(URI.create("https://mayfly.example:6293/?" + query))
                        .build();
        var signed =
                AwsV4HttpSigner.create()
                        .sign(b -> {
                            b.request(request)
                                    .putProperty(
                                            AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                            AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                    .putProperty(
                                            AwsV4FamilyHttpSigner.EXPIRATION_DURATION, validity);
                            properties(b);
                        });
        return wire(signed.request(), new byte[0]);
    }

    private void properties(SignRequest.Builder<AwsCredentialsIdentity> builder) {
        builder.identity(AwsSessionCredentialsIdentity.create(KEY_ID, SECRET, TOKEN))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "sts")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, payloadSigned)
                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC));
    }

    private static WireRequest wire(SdkHttpRequest request, byte[] body) {
        Headers.Builder headers = new Headers.Builder();
        request.forEachHeader((name, values) ->
                values.forEach(v -> headers.add(name.toLowerCase(Locale.ROOT), v)));
        return new WireRequest(
                request.method().name(),
                request.encodedPath(),
                request.encodedQueryParameters().orElse(""),
                headers.build(),
                body,
                new WireRequest.Peer(
                        "192.0.2.7",
                        false,
                        Optional.of("TLSv1.3"),
                        Optional.of("TLS_AES_128_GCM_SHA256")));
    }
}
