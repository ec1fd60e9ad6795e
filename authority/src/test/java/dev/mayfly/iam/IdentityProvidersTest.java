package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProvidersTest {

    private static final String GITHUB = "https://token.actions.githubusercontent.com";
    private static final String ARN =
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

    private final PolicyWorld world = new PolicyWorld();
    private final IdentityProviders providers = world.providers;

    @Test
    void keepsTheUrlWithoutItsSchemeAndClientIdsOnce() {
        IdentityProvider provider =
                create("https://idp.example.com/path/", List.of("z", "a", "z"), List.of());

        assertThat(provider.url()).isEqualTo("idp.example.com/path/");
        assertThat(provider.issuer()).isEqualTo("https://idp.example.com/path/");
        assertThat(provider.clientIds()).containsExactly("z", "a");
        assertThat(provider.arn(world.state().account()))
                .hasToString("arn:aws:iam::123456789012:oidc-provider/idp.example.com/path/");
        assertThat(Existing.provider(world.state(), provider.arn(account()).toString()))
                .isEqualTo(provider);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/path",
                "https://example.com/PATH",
                "https://EXAMPLE.com/path/",
                "https://other.example.com"
            })
    void aTrailingSlashOrAnotherCaseIsAnotherProvider(String url) {
        create("https://example.com/path/", List.of(), List.of());

        create(url, List.of(), List.of());

        assertThat(world.state().providers()).hasSize(2);
    }

    @Test
    void refusesTheSameUrlTwice() {
        create(GITHUB, List.of("sts.amazonaws.com"), List.of());

        assertThat(PolicyWorld.refusalOf(() -> create(GITHUB, List.of(), List.of())))
                .isEqualTo(
                        new Refusal.EntityAlreadyExists(
                                "Provider with url https://token.actions.githubusercontent.com"
                                        + " already exists."));
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1:6293/oidc/dev, 127.0.0.1:6293/oidc/dev, false",
        "http://127.0.0.1:6293/oidc/dev, 127.0.0.1:6293/oidc/dev, true",
        "http://localhost:80, localhost:80, true",
        "http://[::1]:8080/a, [::1]:8080/a, true",
        "https://example.com:443, example.com, false",
        "https://gitlab.example.com:8443, gitlab.example.com:8443, false",
        "https://sso.example.com:8443/realms/ci, sso.example.com:8443/realms/ci, false",
        "https://example.com:65535, example.com:65535, false",
    })
    void takesAnyPortAndLoopbackIssuersWithPlainHttp(String url, String kept, boolean plainHttp) {
        IdentityProvider provider = create(url, List.of(), List.of());

        assertThat(provider.url()).isEqualTo(kept);
        assertThat(provider.plainHttp()).isEqualTo(plainHttp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "/path", "https:example.com", "https://", "::", "a b"})
    void refusesWhatIsNoUrl(String url) {
        assertThat(PolicyWorld.refusalOf(() -> create(url, List.of(), List.of())))
                .isEqualTo(new Refusal.InvalidMember("Invalid Open ID Connect Provider URL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "HTTPS://example.com",
                "ftp://127.0.0.1",
                "http://127.0.0.2",
                "http://example.com:8080",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com"
            })
    void refusesOtherSchemesAndPlainHttpBeyondLoopback(String url) {
        assertThat(PolicyWorld.refusalOf(() -> create(url, List.of(), List.of())))
                .isEqualTo(
                        new Refusal.InvalidInput(
                                "Invalid Open ID Connect Provider URL. The URL must begin with"
                                        + " https://."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com:0",
                "https://example.com:65536",
                "https://example.com?q=1",
                "https://example.com/?",
                "https://example.com/#f",
                "https://user@example.com",
                "https://under_score.example.com"
            })
    void refusesPortsThatAreNoneQueriesFragmentsAndUserInfo(String url) {
        assertThat(PolicyWorld.refusalOf(() -> create(url, List.of(), List.of())))
                .isEqualTo(new Refusal.InvalidInput("Invalid Open ID Connect Provider URL."));
    }

    @Test
    void anAccountHoldsAHundredProvidersAndNotOneMore() {
        IntStream.range(0, IdentityProviders.MAX_PROVIDERS)
                .forEach(i -> create("https://i" + i + ".example.com", List.of(), List.of()));

        assertThat(PolicyWorld.refusalOf(() -> create(GITHUB, List.of(), List.of())))
                .isEqualTo(
                        new Refusal.LimitExceeded(
                                "Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100"));
    }

    @Test
    void clientIdsAreAddedAndTakenOffWithoutComplaint() {
        create(GITHUB, List.of("sts.amazonaws.com"), List.of());

        providers.addClientId(ARN, "mine");
        providers.addClientId(ARN, "mine");
        providers.removeClientId(ARN, "never there");
        assertThat(provider().clientIds()).containsExactly("sts.amazonaws.com", "mine");
        providers.removeClientId(ARN, "sts.amazonaws.com");
        assertThat(provider().clientIds()).containsExactly("mine");
    }

    @Test
    void aProviderHasAHundredClientIdsAndNotOneMore() {
        create(GITHUB, IntStream.range(0, 100).mapToObj(Integer::toString).toList(), List.of());

        providers.addClientId(ARN, "99");
        assertThat(PolicyWorld.refusalOf(() -> providers.addClientId(ARN, "100")))
                .isEqualTo(
                        new Refusal.LimitExceeded(
                                "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100"));
    }

    @Test
    void aClientIdHas255CharactersAndNotOneMore() {
        create(GITHUB, List.of("c".repeat(255)), List.of());

        assertThat(
                        PolicyWorld.refusalOf(() ->
                                create(
                                        "https://b.example.com",
                                        List.of("c".repeat(256)),
                                        List.of())))
                .isEqualTo(
                        new Refusal.InvalidMember(
                                "1 validation error detected: Value at 'clientID' failed to satisfy"
                                        + " constraint: Member must have length less than or equal to"
                                        + " 255"));
    }

    @Test
    void thumbprintsAreKeptInLowerCaseAndReplacedAsAWhole() {
        create(GITHUB, List.of(), List.of("A".repeat(40), "a".repeat(40)));
        assertThat(provider().thumbprints()).containsExactly("a".repeat(40), "a".repeat(40));

        providers.replaceThumbprints(ARN, List.of("CG".repeat(20)));

        assertThat(provider().thumbprints()).containsExactly("cg".repeat(20));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 40, Thumbprint list must contain at least one entry.",
        "6, 40, Thumbprint list must contain fewer than 5 entries.",
        "1, 39, Thumbprint must be exactly 40 characters.",
        "1, 41, Thumbprint must be exactly 40 characters.",
    })
    void refusesThumbprintListsOfAnotherShape(int count, int length, String sentence) {
        create(GITHUB, List.of(), List.of());
        List<String> prints = IntStream.range(0, count).mapToObj(_ -> "a".repeat(length)).toList();

        assertThat(PolicyWorld.refusalOf(() -> providers.replaceThumbprints(ARN, prints)))
                .isEqualTo(new Refusal.InvalidInput(sentence));
        providers.replaceThumbprints(ARN, List.of("b".repeat(40)));
    }

    @Test
    void deletingTwiceIsRefusedAsAwsRefusesItWhateverItsDocumentationSays() {
        create(GITHUB, List.of(), List.of());
        providers.delete(ARN);

        assertThat(PolicyWorld.refusalOf(() -> providers.delete(ARN)))
                .isEqualTo(
                        new Refusal.NoSuchEntity(
                                "OpenId connect Provider " + ARN + " cannot be found."));
        assertThat(PolicyWorld.refusalOf(() -> Existing.provider(world.state(), ARN)))
                .isEqualTo(
                        new Refusal.NoSuchEntity(
                                "OpenIDConnect Provider not found for arn " + ARN));
    }

    @ParameterizedTest
    @CsvSource({
        "token.actions.githubusercontent.com, Invalid ARN:  Could not be parsed!",
        "arn:aws:iam::123456789012:user/alice, Invalid resource type in ARN",
    })
    void refusesAnArnThatNamesNoProvider(String arn, String sentence) {
        assertThat(PolicyWorld.refusalOf(() -> providers.delete(arn)))
                .isEqualTo(new Refusal.InvalidMember(sentence));
    }

    @Test
    void aProviderOfAnotherAccountIsNotThere() {
        create(GITHUB, List.of(), List.of());
        String other = ARN.replace("123456789012", "210987654321");

        assertThat(PolicyWorld.refusalOf(() -> providers.delete(other)))
                .isInstanceOf(Refusal.NoSuchEntity.class);
        assertThat(world.state().providers()).hasSize(1);
    }

    @Test
    void tagKeysDifferByCase() {
        providers.create(
                new IdentityProviders.NewProvider(
                        GITHUB,
                        List.of(),
                        List.of(),
                        List.of(new Tag("key", "1"), new Tag("Key", "2"))));

        providers.tag(ARN, List.of(new Tag("KEY", "3"), new Tag("key", "4")));
        providers.untag(ARN, List.of("kEY", "Key"));

        assertThat(provider().tags()).containsExactly(new Tag("KEY", "3"), new Tag("key", "4"));
        assertThat(
                        PolicyWorld.refusalOf(() ->
                                providers.tag(ARN, List.of(new Tag("a", "1"), new Tag("a", "2")))))
                .isEqualTo(new Refusal.InvalidInput("Duplicate tag keys found."));
    }

    private IdentityProvider create(String url, List<String> clientIds, List<String> thumbprints) {
        return providers.create(
                new IdentityProviders.NewProvider(url, clientIds, thumbprints, List.of()));
    }

    private IdentityProvider provider() {
        return Existing.provider(world.state(), ARN);
    }

    private dev.mayfly.identity.AccountId account() {
        return world.state().account();
    }
}
