package dev.mayfly.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerProfilesTest {

    private final IssuerProfiles profiles = IssuerProfiles.shipped();

    @ParameterizedTest
    @CsvSource({
        "token.actions.githubusercontent.com, github, 10",
        "token.actions.githubusercontent.com/octo-enterprise, github, 10",
        "token.actions.octo.ghe.com, github, 10",
        "github.com/enterprises/octo, github, 10",
        "gitlab.com, gitlab, 9",
        "agent.buildkite.com, buildkite, 7",
        "agent.eu.buildkite.dev, buildkite, 7",
        "agent.eu.buildkite.site, buildkite, 7",
        "oidc.circleci.com/org/0a1b, circleci, 1",
        "accounts.google.com, google, 1",
        "idcs-0a1b.identity.oraclecloud.com, oci, 1",
        "127.0.0.1:6293/oidc/dev, development, 27",
        "localhost:6293/oidc/dev, development, 27",
        "[::1]:6293/oidc/dev, development, 27",
        "gitlab.example.com, generic, 0",
        "token.actions.githubusercontent.com/a/b, generic, 0",
        "token.actions.githubusercontent.com.evil.example, generic, 0",
        "evil.example/token.actions.githubusercontent.com, generic, 0",
        "token.actions.a.b.ghe.com, generic, 0",
        "agent.buildkite.dev, generic, 0",
        "evil.example/oidc/dev, generic, 0",
        "127.0.0.1:6293/oidc/dev2, generic, 0",
        "127.0.0.1.evil.example/oidc/dev, generic, 0",
        "ghes.example.com/_services/token, generic, 0"
    })
    void findsTheFamilyOfAnIssuer(String url, String family, int keys) {
        IssuerProfile profile = profiles.of(url);

        assertThat(profile.family()).isEqualTo(family);
        assertThat(profile.keys()).hasSize(keys);
    }

    @Test
    void keepsProvenanceOfAKubernetesToken() {
        Claims claims =
                claims(
                        """
                        {"sub": "system:serviceaccount:shop:web", "kubernetes.io":
                         {"namespace": "shop", "pod": {"name": "web-1", "uid": "u"},
                          "serviceaccount": {"name": "web"}, "node": {"name": "n1"}}}\
                        """);

        assertThat(profiles.of("kubernetes.example.com").provenanceOf(claims))
                .containsEntry("namespace", "shop")
                .containsEntry("serviceAccount", "web")
                .containsEntry("pod", "web-1")
                .containsEntry("node", "n1");
    }

    @Test
    void aNestedClaimBecomesGooglesKey() {
        Claims claims = claims("{\"google\": {\"organization_number\": 123}}");

        assertThat(
                        profiles.of("accounts.google.com")
                                .trustContext("accounts.google.com", claims, "a"))
                .containsEntry("accounts.google.com:google/organization_number", List.of("123"));
    }

    @Test
    void aKeyThatIsAListOrObjectIsNoKey() {
        Claims claims = claims("{\"repository\": [\"a/b\"], \"ref\": {}, \"actor\": null}");
        String url = "token.actions.githubusercontent.com";

        assertThat(profiles.of(url).trustContext(url, claims, "a")).containsOnlyKeys(url + ":aud");
    }

    private static Claims claims(String json) {
        return Claims.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
