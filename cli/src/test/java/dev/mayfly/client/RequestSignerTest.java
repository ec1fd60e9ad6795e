package dev.mayfly.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.session.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The case `post-sts-header-before` of AWS's Signature Version 4 test suite.
class RequestSignerTest {

    private static final String TOKEN =
            "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpS"
                    + "PfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburED"
                    + "y0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPP"
                    + "kUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    private final RequestSigner signer =
            new RequestSigner(
                    new CallerCredentials(
                            "AKIDEXAMPLE",
                            Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
                            Secret.of(TOKEN)),
                    "us-east-1",
                    "service");

    @Test
    void makesTheSignatureOfAwsOwnExample() {
        Map<String, String> headers = sign("");

        assertThat(headers)
                .containsEntry(
                        "authorization",
                        "AWS4-HMAC-SHA256"
                                + " Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                                + " SignedHeaders=host;x-amz-date;x-amz-security-token,"
                                + " Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c645"
                                + "33a82be05ead")
                .containsEntry("x-amz-date", "20150830T123600Z")
                .containsEntry("x-amz-security-token", TOKEN)
                .doesNotContainKey("host");
    }

    @Test
    void signsTheBody() {
        assertThat(sign("a=1").get("authorization")).isNotEqualTo(sign("a=2").get("authorization"));
    }

    private Map<String, String> sign(String body) {
        return signer.sign(
                URI.create("https://example.amazonaws.com/"),
                new TreeMap<>(),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.parse("2015-08-30T12:36:00Z"));
    }
}
