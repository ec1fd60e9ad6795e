package dev.mayfly.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.session.ClaimsReader.Malformed;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimsCodecTest {

    private static final String ID = "ASIAQNZGKIQY56JQ7WML";
    private static final byte[] NONCE = new byte[ClaimsCodec.NONCE_BYTES];

    @Test
    void readsBackEveryClaim() throws Malformed {
        SessionClaims claims = Sample.claims(ID);

        assertThat(ClaimsCodec.decode(ID, ClaimsCodec.encode(NONCE, claims, 0)).claims())
                .isEqualTo(claims);
    }

    @Test
    void readsBackTheLeastASessionCanSay() throws Malformed {
        SessionClaims claims =
                new SessionClaims(
                        Sample.ACCOUNT,
                        ID,
                        "r",
                        "/",
                        "AROA",
                        "s",
                        Instant.EPOCH,
                        Instant.EPOCH.plusMillis(1),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        false);

        assertThat(ClaimsCodec.decode(ID, ClaimsCodec.encode(NONCE, claims, 0)).claims())
                .isEqualTo(claims);
    }

    @Test
    void packsLongClaimsAndReadsThemBack() throws Malformed {
        SessionClaims claims = Sample.withPolicy(ID, Sample.longPolicy().repeat(8));
        byte[] bytes = ClaimsCodec.encode(NONCE, claims, 0);

        assertThat(bytes).hasSizeLessThan(1024);
        assertThat(ClaimsCodec.decode(ID, bytes).claims()).isEqualTo(claims);
    }

    @Test
    void refusesPackedClaimsCutAnywhere() {
        SessionClaims claims = Sample.withPolicy(ID, Sample.longPolicy().repeat(8));
        refusesEveryCutOf(ClaimsCodec.encode(NONCE, claims, 0));
    }

    @Test
    void refusesPaddingThatSaysSomething() {
        byte[] bytes = ClaimsCodec.encode(NONCE, Sample.claims(ID), 2000);
        bytes[ClaimsCodec.NONCE_BYTES + 10] = 1;

        assertThatThrownBy(() -> ClaimsCodec.decode(ID, bytes)).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesClaimsCutAnywhere() {
        refusesEveryCutOf(ClaimsCodec.encode(NONCE, Sample.claims(ID), 0));
    }

    private static void refusesEveryCutOf(byte[] bytes) {
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ClaimsCodec.decode(ID, cut)).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void refusesOneByteTooMany() {
        byte[] bytes = ClaimsCodec.encode(NONCE, Sample.claims(ID), 0);

        assertThatThrownBy(() -> ClaimsCodec.decode(ID, Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void refusesAnotherFormat() {
        byte[] bytes = ClaimsCodec.encode(NONCE, Sample.claims(ID), 0);
        bytes[0] = 3;

        assertThatThrownBy(() -> ClaimsCodec.decode(ID, bytes)).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesANumberWrittenLongerThanItNeedBe() {
        ClaimsReader reader = new ClaimsReader(new byte[] {(byte) 0x81, 0});

        assertThatThrownBy(reader::varint).isInstanceOf(Malformed.class);
    }

    @Test
    void readsTheLargestNumberAndRefusesALarger() throws Malformed {
        ClaimsWriter writer = new ClaimsWriter();
        writer.varint(Long.MAX_VALUE);
        assertThat(new ClaimsReader(writer.bytes()).varint()).isEqualTo(Long.MAX_VALUE);

        byte[] endless = new byte[12];
        Arrays.fill(endless, (byte) 0xff);
        assertThatThrownBy(() -> new ClaimsReader(endless).varint()).isInstanceOf(Malformed.class);
    }
}
