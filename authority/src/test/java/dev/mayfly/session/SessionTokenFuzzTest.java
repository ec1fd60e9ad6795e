package dev.mayfly.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/// Claims come out of the seal, so only a bug or a newer Mayfly makes them malformed; reading them
/// must still end in claims or in `Malformed`, whatever the bytes.
class SessionTokenFuzzTest {

    @FuzzTest
    void readingAnyBytesEndsInClaimsOrARefusal(FuzzedDataProvider data) {
        byte[] bytes = data.consumeRemainingAsBytes();
        try {
            ClaimsCodec.Decoded decoded = ClaimsCodec.decode("ASIAQNZGKIQY56JQ7WML", bytes);
            byte[] again = ClaimsCodec.encode(decoded.nonce(), decoded.claims(), 0);
            assertThat(ClaimsCodec.decode("ASIAQNZGKIQY56JQ7WML", again).claims())
                    .isEqualTo(decoded.claims());
        } catch (ClaimsReader.Malformed refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
        }
    }

    @FuzzTest
    void openingAnyTextEndsInNothing(FuzzedDataProvider data) {
        TestAccount account = new TestAccount();
        String accessKeyId = data.consumeString(24);

        assertThat(account.sealer.open(accessKeyId, data.consumeRemainingAsString())).isEmpty();
    }
}
