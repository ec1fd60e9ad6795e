package dev.mayfly.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.session.Secret;
import dev.mayfly.wire.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases of AWS's Signature Version 4 test suite, signed by botocore.
class CanonicalRequestTest {

    private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final String TIME = "20150830T123600Z";

    record Case(
            String name,
            String method,
            String path,
            String query,
            String headers,
            String body,
            String signedHeaders,
            String signature) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        try (InputStream file = CanonicalRequestTest.class.getResourceAsStream("signatures.tsv")) {
            if (file == null) {
                throw new IllegalStateException("signatures.tsv is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split("\t", -1))
                            .map(c -> new Case(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]))
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sign(Case signed) {
        Headers.Builder headers =
                new Headers.Builder().add("host", "example.amazonaws.com").add("x-amz-date", TIME);
        for (String header : signed.headers().split("\\\\n", -1)) {
            if (!header.isEmpty()) {
                int colon = header.indexOf(':');
                headers.add(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1));
            }
        }
        CredentialScope scope =
                new CredentialScope("AKIDEXAMPLE", "20150830", "us-east-1", "service");
        byte[] body = signed.body().getBytes(StandardCharsets.UTF_8);
        String canonical =
                CanonicalRequest.of(
                        new CanonicalRequest.Line(
                                signed.method(),
                                UriEncoding.canonicalPath(signed.path()),
                                QueryParameters.parse(signed.query()).canonical(),
                                HexFormat.of().formatHex(Hashes.sha256(body))),
                        headers.build(),
                        Signature.names(signed.signedHeaders()));
        String toSign =
                CanonicalRequest.stringToSign(AmzTime.parse(TIME).orElseThrow(), scope, canonical);
        byte[] signature = Hashes.hmac(new SigningKeys(1).key(scope, SECRET), toSign);
        return HexFormat.of().formatHex(signature);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void signsAsBotocoreDoes(Case signed) {
        assertThat(sign(signed)).isEqualTo(signed.signature());
    }

    @Test
    void hasTheSignatureThatAwsPublishesForTheSimplestRequest() {
        assertThat(cases().filter(c -> c.name().equals("get-vanilla")).map(Case::signature))
                .containsExactly(
                        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "/,/",
        "//,/",
        "/a,/a",
        "/a/,/a/",
        "/../a,/a",
        "/a/./b/../c,/a/c",
        "/a%2Fb,/a%252Fb",
        "/a b,/a%20b",
        "/.,/",
        "/..a,/..a"
    })
    void normalisesPaths(String sent, String canonical) {
        assertThat(UriEncoding.canonicalPath(sent)).isEqualTo(canonical);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "b=2&a=1,a=1&b=2",
        "a=2&a=1,a=1&a=2",
        "a,a=",
        "a=b=c,a=b%3Dc",
        "a=b+c,a=b%20c",
        "a=%7e%2a,a=~%2A",
        "A=1&a=1&%41=0,A=0&A=1&a=1",
        "X-Amz-Signature=1&a=1,a=1",
        "a%3D=1&a=2,a=2&a%3D=1"
    })
    void sortsAndEncodesQueries(String sent, String canonical) {
        assertThat(QueryParameters.parse(sent).canonical()).isEqualTo(canonical);
    }

    @Test
    void forgetsSigningKeysRatherThanGrow() {
        SigningKeys keys = new SigningKeys(2);
        for (String date : List.of("20260101", "20260102", "20260103", "20260104")) {
            keys.key(new CredentialScope("ASIAEXAMPLE", date, "us-east-1", "sts"), SECRET);
        }
        assertThat(keys.size()).isLessThanOrEqualTo(2);
    }

    @Test
    void derivesAnewWhenTheSecretOfAKeyIdIsAnother() {
        SigningKeys keys = new SigningKeys(8);
        CredentialScope scope = new CredentialScope("ASIAEXAMPLE", "20260101", "us-east-1", "sts");

        byte[] one = keys.key(scope, SECRET).getEncoded();
        byte[] other = keys.key(scope, Secret.of("another")).getEncoded();

        assertThat(other).isNotEqualTo(one);
    }
}
