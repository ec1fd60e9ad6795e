package dev.mayfly.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.keys.KeyRing;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.keys.MemoryKeyRingStore;
import dev.mayfly.keys.SettableClock;
import dev.mayfly.keys.XorEnvelope;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSealerTest {

    private static final String ID = "ASIAQNZGKIQY56JQ7WML";

    private final SecureRandom random = new SecureRandom();
    private final MemoryKeyRingStore store = new MemoryKeyRingStore();
    private final SettableClock clock = new SettableClock(Sample.NOW);
    private final KeyRing ring = ring();
    private final TokenSealer sealer = new TokenSealer(ring, random);

    private KeyRing ring() {
        return TokenSealer.ring(new KeyRings(store, XorEnvelope.envelope(), clock), random);
    }

    @Test
    void opensWhatItSealed() {
        SessionClaims claims = Sample.claims(ID);
        TemporaryCredentials credentials = sealer.seal(claims);

        assertThat(sealer.open(ID, credentials.sessionToken().reveal()))
                .contains(new OpenedSession(claims, credentials.secretAccessKey()));
    }

    @Test
    void anotherNodeOpensItWithTheRingAlone() {
        TemporaryCredentials credentials = sealer.seal(Sample.claims(ID));

        assertThat(new TokenSealer(ring(), random).open(ID, credentials.sessionToken().reveal()))
                .map(OpenedSession::secretAccessKey)
                .contains(credentials.secretAccessKey());
    }

    @Test
    void handsOutASecretOfAwsForm() {
        assertThat(sealer.seal(Sample.claims(ID)).secretAccessKey().reveal())
                .matches("[A-Za-z0-9+/]{40}");
    }

    @Test
    void neverHandsOutTheSameSecretTwice() {
        SessionClaims claims = Sample.claims(ID);

        assertThat(sealer.seal(claims).secretAccessKey())
                .isNotEqualTo(sealer.seal(claims).secretAccessKey());
    }

    @Test
    void keepsAnOrdinaryTokenShort() {
        assertThat(sealer.seal(Sample.claims(ID)).sessionToken().reveal().length())
                .isLessThan(2048);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3000, 3001, 3002, 3003, 4096})
    void padsATokenToTheSizeAskedForAndOpensItAllTheSame(int size) {
        SessionClaims claims = Sample.claims(ID);
        String token = sealer.seal(claims, size).sessionToken().reveal();

        assertThat(token.length()).isGreaterThanOrEqualTo(size);
        assertThat(token.length()).isLessThan(Math.max(2048, size + 4));
        assertThat(sealer.open(ID, token)).map(OpenedSession::claims).contains(claims);
    }

    @Test
    void tellsNothingOfTheSessionInTheClear() {
        byte[] token =
                Base64.getDecoder().decode(sealer.seal(Sample.claims(ID)).sessionToken().reveal());

        assertThat(new String(token, StandardCharsets.ISO_8859_1))
                .doesNotContain("deploy", "GitHubActions", "acme");
    }

    @Test
    void refusesATokenWithAnyBitFlipped() {
        String token = sealer.seal(Sample.claims(ID)).sessionToken().reveal();
        byte[] bytes = Base64.getDecoder().decode(token);

        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(sealer.open(ID, Base64.getEncoder().encodeToString(flipped)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void refusesATokenWithAnyCharacterReplaced() {
        String token = sealer.seal(Sample.claims(ID)).sessionToken().reveal();

        for (int i = 0; i < token.length(); i++) {
            for (char other : new char[] {'A', 'B', '/', '=', '-', '%'}) {
                if (token.charAt(i) != other) {
                    String forged = token.substring(0, i) + other + token.substring(i + 1);
                    assertThat(sealer.open(ID, forged)).as("character %d", i).isEmpty();
                }
            }
        }
    }

    @Test
    void refusesATokenCutAnywhere() {
        String token = sealer.seal(Sample.claims(ID)).sessionToken().reveal();

        for (int length = 0; length < token.length(); length++) {
            assertThat(sealer.open(ID, token.substring(0, length))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "====",
                "AQ==",
                "AQAAAAE=",
                "not a token",
                "\u00e9\u00e9\u00e9\u00e9"
            })
    void refusesWhatIsNoToken(String text) {
        assertThat(sealer.open(ID, text)).isEmpty();
    }

    @Test
    void refusesATokenWithSomethingAfterIt() {
        String token = sealer.seal(Sample.claims(ID)).sessionToken().reveal();

        assertThat(sealer.open(ID, token + "AAAA")).isEmpty();
        assertThat(sealer.open(ID, token + "\n")).isEmpty();
    }

    @Test
    void refusesATokenUnderAnotherAccessKeyId() {
        String token = sealer.seal(Sample.claims(ID)).sessionToken().reveal();

        assertThat(sealer.open("ASIAQNZGKIQY56JQ7WMM", token)).isEmpty();
    }

    @Test
    void refusesATokenOfAnotherAuthority() {
        String token = sealer.seal(Sample.claims(ID)).sessionToken().reveal();
        KeyRing foreign =
                TokenSealer.ring(
                        new KeyRings(new MemoryKeyRingStore(), XorEnvelope.envelope(), clock),
                        random);

        assertThat(new TokenSealer(foreign, random).open(ID, token)).isEmpty();
    }

    @Test
    void rotationEndsNoLivingSession() {
        TemporaryCredentials before = sealer.seal(Sample.claims(ID));
        ring.rotate();
        clock.set(Sample.NOW.plus(Duration.ofHours(1)));
        TemporaryCredentials after = sealer.seal(Sample.claims(ID));

        assertThat(keyIdOf(after)).isNotEqualTo(keyIdOf(before));
        assertThat(sealer.open(ID, before.sessionToken().reveal()))
                .map(OpenedSession::secretAccessKey)
                .contains(before.secretAccessKey());
        assertThat(sealer.open(ID, after.sessionToken().reveal())).isPresent();
    }

    @Test
    void aNodeThatMissedARotationOpensTheNewTokens() {
        TokenSealer other = new TokenSealer(ring(), random);
        ring.rotate();
        clock.set(Sample.NOW.plus(Duration.ofHours(1)));
        TemporaryCredentials after = sealer.seal(Sample.claims(ID));

        assertThat(other.open(ID, after.sessionToken().reveal())).isPresent();
    }

    @Test
    void replacingALeakedRingEndsEverySession() {
        String token = sealer.seal(Sample.claims(ID)).sessionToken().reveal();
        ring.replaceAll();

        assertThat(sealer.open(ID, token)).isEmpty();
    }

    private static int keyIdOf(TemporaryCredentials credentials) {
        byte[] token = Base64.getDecoder().decode(credentials.sessionToken().reveal());
        return token[4];
    }
}
