package dev.mayfly.webidentity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerKeysTest {

    private final TestIssuer issuer = new TestIssuer();
    private final IssuerKeys keys =
            new IssuerKeys(issuer, CryptoProvider.jdk(), issuer, Runnable::run);

    @Test
    void fetchesOnceAndServesFromMemory() {
        keys.of(issuer.provider());
        issuer.pass(IssuerKeys.FRESH.minusSeconds(1));
        keys.of(issuer.provider());

        assertThat(issuer.fetched)
                .extracting(Object::toString)
                .containsExactly(
                        "https://idp.example.com/tenant/.well-known/openid-configuration",
                        "https://idp.example.com/tenant/keys");
    }

    @Test
    void renewsStaleKeysWhileTheOldOnesServe() {
        KeySet old = keys.of(issuer.provider());
        issuer.pass(IssuerKeys.FRESH);

        assertThat(keys.of(issuer.provider())).isSameAs(old);
        assertThat(keys.of(issuer.provider())).isNotSameAs(old);
        assertThat(issuer.fetched).hasSize(4);
    }

    @Test
    void anUnknownKeyCausesOneFetchAndThenNoneForAWhile() {
        KeySet seen = keys.of(issuer.provider());
        assertThat(keys.newerThan(seen, issuer.provider())).as("too early").isSameAs(seen);

        issuer.pass(IssuerKeys.BETWEEN_FETCHES);
        KeySet newer = keys.newerThan(seen, issuer.provider());
        assertThat(newer).isNotSameAs(seen);
        assertThat(keys.newerThan(newer, issuer.provider())).isSameAs(newer);
        assertThat(issuer.fetched).hasSize(4);
    }

    @Test
    void aRequestThatSawOldKeysGetsTheOnesAnotherFetched() {
        KeySet old = keys.of(issuer.provider());
        issuer.pass(IssuerKeys.BETWEEN_FETCHES);
        KeySet fetched = keys.newerThan(old, issuer.provider());

        assertThat(keys.newerThan(old, issuer.provider())).isSameAs(fetched);
    }

    @Test
    void theLastGoodKeysServeThroughAnOutageForADay() {
        KeySet good = keys.of(issuer.provider());
        issuer.down = true;

        issuer.pass(IssuerKeys.LAST_RESORT.minusSeconds(1));
        assertThat(keys.of(issuer.provider())).isSameAs(good);
        assertThat(keys.troubles()).containsEntry(TestIssuer.ISSUER, "down for the test");

        issuer.pass(Duration.ofSeconds(1));
        assertUnreachable();
    }

    @Test
    void theOwnerMaySetHowLongOldKeysServe() {
        IssuerKeys strict = keys.tolerating(Duration.ofMinutes(30));
        strict.of(issuer.provider());
        issuer.down = true;

        issuer.pass(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(strict.of(issuer.provider()).size()).isEqualTo(10);
        issuer.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> strict.of(issuer.provider())).isInstanceOf(RefusedException.class);
    }

    @Test
    void anOutageIsAskedAboutAtMostOnceInAWhile() {
        issuer.down = true;
        assertUnreachable();
        assertUnreachable();
        assertThat(issuer.fetched).hasSize(1);

        issuer.down = false;
        issuer.pass(IssuerKeys.BETWEEN_FETCHES.minusSeconds(1));
        assertUnreachable();
        issuer.pass(Duration.ofSeconds(1));
        assertThat(keys.of(issuer.provider()).size()).isEqualTo(10);
        assertThat(keys.troubles()).isEmpty();
    }

    @Test
    void aProviderRegisteredAnewStartsWithFreshKeys() {
        KeySet old = keys.of(issuer.provider());
        IdentityProvider again =
                new IdentityProvider(
                        TestIssuer.URL,
                        false,
                        List.of("client-a"),
                        List.of(),
                        TestIssuer.START.plusSeconds(1),
                        List.of());

        assertThat(keys.of(again)).isNotSameAs(old);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"issuer\": \"https://idp.example.com\", \"jwks_uri\": \"https://idp.example.com/k\"}",
                "{\"issuer\": \"https://idp.example.com/tenant/\","
                        + " \"jwks_uri\": \"https://idp.example.com/tenant/keys\"}",
                "{\"jwks_uri\": \"https://idp.example.com/tenant/keys\"}",
                "{\"issuer\": \"https://idp.example.com/tenant\"}",
                "{\"issuer\": \"https://idp.example.com/tenant\","
                        + " \"jwks_uri\": \"http://idp.example.com/tenant/keys\"}",
                "{\"issuer\": \"https://idp.example.com/tenant\","
                        + " \"jwks_uri\": \"http://127.0.0.1/tenant/keys\"}",
                "{\"issuer\": \"https://idp.example.com/tenant\","
                        + " \"jwks_uri\": \"file:///etc/passwd\"}",
                "{\"issuer\": \"https://idp.example.com/tenant\","
                        + " \"jwks_uri\": \"https://user@idp.example.com/tenant/keys\"}",
                "{\"issuer\": \"https://idp.example.com/tenant\","
                        + " \"issuer\": \"https://idp.example.com/tenant\","
                        + " \"jwks_uri\": \"https://idp.example.com/tenant/keys\"}",
                "<html>"
            })
    void refusesADiscoveryDocumentThatIsNotTheIssuers(String document) {
        issuer.documents.put(TestIssuer.ISSUER + "/.well-known/openid-configuration", document);

        assertThatThrownBy(() -> keys.of(issuer.provider()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isInstanceOf(Refusal.InvalidIdentityToken.class));
        assertThat(issuer.fetched).as("no keys fetched from there").hasSize(1);
    }

    @Test
    void takesAHundredKeysOfATypeAndNotOneMore() {
        issuer.publish(rsaKeys(100));
        assertThat(keys.of(issuer.provider()).size()).isEqualTo(100);

        issuer.publish(rsaKeys(101));
        issuer.pass(IssuerKeys.LAST_RESORT);
        assertThatThrownBy(() -> keys.of(issuer.provider())).isInstanceOf(RefusedException.class);
    }

    @Test
    void skipsKeysOfTypesItDoesNotKnow() {
        issuer.publish(
                "{\"keys\": [{\"kty\": \"LWE\", \"kid\": \"new\"}, 7, "
                        + TestKeys.jwk(SigningAlgorithm.ES256)
                        + "]}");

        assertThat(keys.of(issuer.provider()).size()).isEqualTo(1);
    }

    @Test
    void manyRequestsThatNeedTheKeysShareOneFetch() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger fetches = new AtomicInteger();
        IssuerKeys slow =
                new IssuerKeys(
                        address -> {
                            fetches.incrementAndGet();
                            asked.countDown();
                            await(answer);
                            return issuer.fetch(address);
                        },
                        CryptoProvider.jdk(),
                        issuer,
                        Runnable::run);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<KeySet>> requests = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                requests.add(threads.submit(() -> slow.of(issuer.provider())));
            }
            asked.await();
            answer.countDown();
            KeySet first = requests.getFirst().get();
            for (Future<KeySet> request : requests) {
                assertThat(request.get()).isSameAs(first);
            }
        }
        assertThat(fetches).as("discovery and keys").hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rsaKeys(int count) {
        List<String> jwks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jwks.add(
                    TestKeys.jwk(
                            TestKeys.publicKey(SigningAlgorithm.RS256), "\"kid\": \"" + i + "\""));
        }
        return "{\"keys\": [" + String.join(",", jwks) + "]}";
    }

    private void assertUnreachable() {
        assertThatThrownBy(() -> keys.of(issuer.provider()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isInstanceOf(Refusal.IdentityProviderUnreachable.class));
    }
}
