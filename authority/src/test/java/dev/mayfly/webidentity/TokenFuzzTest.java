package dev.mayfly.webidentity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.nio.charset.StandardCharsets;

/// Whatever the network brings is read or refused, and nothing of it verifies. Fuzz with
/// `JAZZER_FUZZ=1 ./mvnw -pl authority -am test -Dtest=TokenFuzzTest#…`.
class TokenFuzzTest {

    private final TestIssuer issuer = new TestIssuer();
    private final KeySetReader keySets = new KeySetReader(CryptoProvider.jdk());

    @FuzzTest
    void aTokenIsReadOrRefused(FuzzedDataProvider data) {
        refusedOrRead(data.consumeRemainingAsString());
    }

    /// Gets past base64, into header and claims.
    @FuzzTest
    void aTokenInTheRightFormIsReadOrRefused(FuzzedDataProvider data) {
        String header =
                data.consumeBoolean()
                        ? TestKeys.header(data.pickValue(SigningAlgorithm.values()))
                        : data.consumeString(200);
        byte[] signature = data.consumeBytes(300);
        String token =
                TestKeys.base64(header)
                        + "."
                        + TestKeys.base64(data.consumeRemainingAsString())
                        + "."
                        + TestKeys.base64(signature);
        refusedOrRead(token);
    }

    @FuzzTest
    void aKeySetIsReadOrRefused(FuzzedDataProvider data) {
        try {
            assertThat(keySets.read(data.consumeRemainingAsBytes()).size())
                    .isLessThanOrEqualTo(200);
        } catch (UnusableIssuerException refused) {
            assertThat(refused.reason()).isNotEmpty();
        }
    }

    @FuzzTest
    void aDiscoveryDocumentLeadsToHttpsOrNowhere(FuzzedDataProvider data) {
        String more = data.consumeRemainingAsString();
        String document = "{\"issuer\": \"" + TestIssuer.ISSUER + "\", " + more;
        try {
            assertThat(
                            Discovery.keysAddress(
                                            TestIssuer.ISSUER,
                                            document.getBytes(StandardCharsets.UTF_8))
                                    .getScheme())
                    .isEqualTo("https");
        } catch (UnusableIssuerException refused) {
            assertThat(refused.reason()).isNotEmpty();
        }
    }

    private void refusedOrRead(String token) {
        try {
            UnverifiedToken read = UnverifiedToken.parse(token);
            assertThat(issuer.refusal(token)).as("nobody signed it").isNotEmpty();
            assertThat(read.issuer()).isNotNull();
        } catch (RefusedException refused) {
            assertThat(refused.refusal()).isInstanceOf(Refusal.InvalidIdentityToken.class);
        }
    }
}
