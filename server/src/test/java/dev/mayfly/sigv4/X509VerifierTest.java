package dev.mayfly.sigv4;

import static dev.mayfly.sigv4.Changed.body;
import static dev.mayfly.sigv4.Changed.header;
import static dev.mayfly.sigv4.Changed.plus;
import static dev.mayfly.sigv4.Changed.with;
import static dev.mayfly.wire.Service.ROLES_ANYWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.api.MayflyApi;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.wire.ProvenCertificate;
import dev.mayfly.wire.WireRequest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests signed as AWS's helper and the Python client sign them, and their nearest neighbours.
class X509VerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    private static final CertificateSigner P256 = CertificateSigner.with("p256", NOW);
    private static final CertificateSigner RSA = CertificateSigner.with("rsa2048", NOW);

    private final X509Verifier verifier = new X509Verifier("us-east-1");

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048", "rsa4096", "p256", "p384"})
    void takesWhatHelperAndPythonClientSign(String key) {
        CertificateSigner signer = CertificateSigner.with(key, NOW);

        for (WireRequest request :
                List.of(
                        signer.asHelper(List.of()),
                        signer.asHelper(List.of(P256.certificate(), RSA.certificate())),
                        signer.asPythonClient())) {
            assertThat(verifier.prove(request, ROLES_ANYWHERE, NOW).certificates().endEntity())
                    .isEqualTo(signer.certificate());
        }
    }

    @Test
    void takesAChainOfFiveRsaCertificatesInItsHeaders() {
        WireRequest request = P256.asHelper(Collections.nCopies(5, RSA.certificate()));

        assertThat(verifier.prove(request, ROLES_ANYWHERE, NOW).certificates().others()).hasSize(5);
    }

    @Test
    void refusesASignatureForAnotherServiceThanTheOperations() {
        WireRequest request = P256.asPythonClient();

        assertThatThrownBy(() -> verifier.prove(request, MayflyApi.SERVICE, NOW))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Credential should be scoped to correct service: 'mayfly'.");
    }

    static Stream<Arguments> tampered() {
        return Stream.of(
                neighbour("method", r -> with(r, "PUT", r.path(), r.rawQuery(), r.headers())),
                neighbour("path", r -> with(r, r.method(), "/", r.rawQuery(), r.headers())),
                neighbour(
                        "role",
                        r -> with(r, r.method(), r.path(), r.rawQuery() + "x", r.headers())),
                neighbour("host", r -> header(r, "host", v -> v + "0")),
                neighbour("time", r -> header(r, "x-amz-date", v -> v.replace("0Z", "1Z"))),
                neighbour("chain", r -> header(r, "x-amz-x509-chain", v -> v + "," + v)),
                neighbour("signature", r -> header(r, "authorization", Changed::flip)),
                neighbour(
                        "no signature",
                        r -> authorization(r, "Signature=[0-9a-f]+", "Signature=00")),
                neighbour("signed headers", r -> authorization(r, "content-type;", "")),
                neighbour("body", r -> body(r, "{\"durationSeconds\":901}")));
    }

    private static Arguments neighbour(String name, UnaryOperator<WireRequest> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampered")
    void refusesARequestChangedAfterSigning(String what, UnaryOperator<WireRequest> change) {
        for (CertificateSigner signer : List.of(P256, RSA)) {
            WireRequest changed = change.apply(signer.asHelper(List.of(RSA.certificate())));

            assertThat(refusal(changed))
                    .as(what)
                    .isEqualTo(new Refusal.SignatureMismatch("Invalid signature"));
        }
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "us-east-1/ | us-east-2/ | scoped to a valid region",
                "/rolesanywhere/ | /sts/ | correct service",
                "/20261124/ | /20261125/ | Date in Credential scope",
                "aws4_request | aws5_request | terminator",
                "=41 | =42 | serial number in Credential",
                "Credential=4 | Credential=04 | serial number of the certificate in decimal",
                "Credential=4 | Credential=-4 | serial number of the certificate in decimal",
                "Credential=4 | Credential=0x4 | serial number of the certificate in decimal",
                "ECDSA-SHA256 | RSA-SHA256 | does not fit the key",
                "ECDSA-SHA256 | ECDSA-SHA384 | whatever hash the certificate was signed with",
                "ECDSA-SHA256 | MLDSA | whatever hash the certificate was signed with",
                "X509-ECDSA | HMAC | Unsupported AWS 'algorithm'",
                "content-type;host; | content-type; | 'SignedHeader'",
                ";x-amz-date | ;x-amz-datf | 'x-amz-date' is present and must be signed",
                ";x-amz-x509, | , | 'x-amz-x509' is present and must be signed",
                "Signature=3 | Signature=G | hexadecimal",
                "Signature= | Sig= | something other than",
            })
    void saysWhatIsWrongWithASignature(String part, String replacement, String reason) {
        WireRequest good = P256.asHelper(List.of());
        WireRequest bad = header(good, "authorization", v -> v.replace(part, replacement));

        assertThat(verifier.prove(good, ROLES_ANYWHERE, NOW)).isNotNull();
        assertThat(bad.headers().first("authorization"))
                .isNotEqualTo(good.headers().first("authorization"));
        assertThat(refusal(bad).message()).contains(reason);
    }

    @Test
    void refusesHeadersThatDecideAndComeTwiceOrUnsigned() {
        WireRequest good = P256.asHelper(List.of());

        for (String name : List.of("x-amz-x509", "x-amz-date", "host", "authorization")) {
            String value = good.headers().first(name).orElseThrow();
            assertThat(refusal(plus(good, name, value)).message()).contains("comes twice");
        }
        String chain = good.headers().first("x-amz-x509").orElseThrow();
        assertThat(refusal(plus(good, "x-amz-x509-chain", chain)).message())
                .contains("must be signed");
    }

    @Test
    void refusesCertificatesThatAreNotStrictDerOrTooMany() {
        WireRequest good = P256.asHelper(List.of());
        byte[] der = Base64.getDecoder().decode(good.headers().first("x-amz-x509").orElseThrow());
        byte[] longer = Arrays.copyOf(der, der.length + 1);
        String pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getEncoder().encodeToString(der);

        for (String bad :
                List.of(
                        Base64.getEncoder().encodeToString(longer),
                        Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)),
                        "%%%%",
                        "MAA=")) {
            assertThat(refusal(header(good, "x-amz-x509", _ -> bad)))
                    .isInstanceOf(Refusal.IncompleteSignature.class);
        }
        assertThat(refusal(P256.asHelper(Collections.nCopies(6, RSA.certificate()))).message())
                .contains("more than 5");
    }

    @Test
    void takesATimeFiveMinutesAwayAndNotASecondMore() {
        WireRequest request = P256.asPythonClient();
        Duration five = Duration.ofMinutes(5);

        assertThat(verifier.prove(request, ROLES_ANYWHERE, NOW.plus(five)).usableUntil())
                .isEqualTo(NOW.plus(five));
        assertThat(verifier.prove(request, ROLES_ANYWHERE, NOW.minus(five))).isNotNull();
        assertThat(refusal(request, NOW.plus(five).plusMillis(1)).message()).contains("expired");
        assertThat(refusal(request, NOW.minus(five).minusMillis(1)).message())
                .contains("not yet current");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa1024", "p521"})
    void refusesKeysThatAreWeakOrNotOfTheForm(String key) {
        assertThat(refusal(CertificateSigner.with(key, NOW).asPythonClient()).message())
                .contains("are taken");
    }

    @Test
    void holdsADeclaredHashOfTheBodyToTheBody() {
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("host", "h");
        headers.put("x-amz-content-sha256", "UNSIGNED-PAYLOAD");

        assertThat(refusal(P256.signed("", headers, "{}", "AWS4-X509-ECDSA-SHA256")).message())
                .contains("x-amz-content-sha256");
    }

    @Test
    void takesARequestOnce() {
        ReplayMemory memory = new ReplayMemory(10);
        for (CertificateSigner signer : List.of(P256, RSA)) {
            WireRequest request = signer.asHelper(List.of());
            memory.use(verifier.prove(request, ROLES_ANYWHERE, NOW), NOW);

            ProvenCertificate again = verifier.prove(request, ROLES_ANYWHERE, NOW.plusSeconds(300));
            assertThatThrownBy(() -> memory.use(again, NOW.plusSeconds(300)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("used before");
        }
    }

    /// Who saw (r, s) can send (r, n - s), which holds for the same text.
    @Test
    void recognisesTheTwinOfAnEcdsaSignature() {
        ReplayMemory memory = new ReplayMemory(10);
        WireRequest request = P256.asHelper(List.of());
        WireRequest twin = header(request, "authorization", X509VerifierTest::withOtherS);
        memory.use(verifier.prove(request, ROLES_ANYWHERE, NOW), NOW);

        ProvenCertificate again = verifier.prove(twin, ROLES_ANYWHERE, NOW);
        assertThatThrownBy(() -> memory.use(again, NOW)).isInstanceOf(RefusedException.class);
    }

    @Test
    void forgetsWhatIsTooOldAndRefusesRatherThanForgetMore() {
        ReplayMemory memory = new ReplayMemory(2);
        memory.use(verifier.prove(P256.asPythonClient(), ROLES_ANYWHERE, NOW), NOW);
        memory.use(verifier.prove(P256.asPythonClient(), ROLES_ANYWHERE, NOW), NOW);
        ProvenCertificate third = verifier.prove(P256.asPythonClient(), ROLES_ANYWHERE, NOW);

        assertThatThrownBy(() -> memory.use(third, NOW.plusSeconds(300)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e ->
                                assertThat(e.refusal())
                                        .isInstanceOf(Refusal.ServiceUnavailable.class));
        memory.use(third, NOW.plusSeconds(301));
        assertThat(memory.size()).isEqualTo(1);
    }

    private static String withOtherS(String authorization) {
        int at = authorization.indexOf("Signature=") + "Signature=".length();
        byte[] der = HexFormat.of().parseHex(authorization.substring(at));
        ASN1Sequence pair = ASN1Sequence.getInstance(der);
        BigInteger order = ((ECPublicKey) P256.keys().getPublic()).getParams().getOrder();
        ASN1EncodableVector twin = new ASN1EncodableVector();
        twin.add(pair.getObjectAt(0));
        BigInteger s = ASN1Integer.getInstance(pair.getObjectAt(1)).getValue();
        twin.add(new ASN1Integer(order.subtract(s)));
        try {
            return authorization.substring(0, at)
                    + HexFormat.of().formatHex(new DERSequence(twin).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WireRequest authorization(WireRequest r, String part, String replacement) {
        return header(r, "authorization", v -> v.replaceFirst(part, replacement));
    }

    private Refusal refusal(WireRequest request) {
        return refusal(request, NOW);
    }

    private Refusal refusal(WireRequest request, Instant now) {
        try {
            verifier.prove(request, ROLES_ANYWHERE, now);
        } catch (RefusedException e) {
            return e.refusal();
        }
        throw new AssertionError("the request was taken");
    }
}
