package dev.mayfly.policy.token;

import dev.mayfly.policy.subject.SharedIssuer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The issuers whose tokens we know, by address.
///
/// Source of the claims that are condition keys: Service Authorization Reference, "Condition keys
/// for AWS STS", state of 2026-09-26.
final class KnownIssuers {
    private static final Set<String> ALWAYS = Set.of("aud", "oaud", "amr", "sub", "email");
    private static final String GITHUB = "token.actions.githubusercontent.com";

    private KnownIssuers() {}

    static Issuer find(String url, int leastNameChars) {
        if (isGithub(url)) {
            return new Issuer(
                    url,
                    withUsual(GithubTokens.CLAIMS),
                    true,
                    new GithubTokens(leastNameChars).forms(),
                    GithubTokens.TENANT_CLAIMS);
        }
        if (url.equals("gitlab.com")) {
            return new Issuer(
                    url,
                    withUsual(GitlabTokens.CLAIMS),
                    true,
                    new GitlabTokens(leastNameChars).forms(),
                    GitlabTokens.TENANT_CLAIMS);
        }
        boolean shared = SharedIssuer.of(url).isPresent();
        return new Issuer(url, Set.of(), shared, List.of(), Set.of());
    }

    private static boolean isGithub(String url) {
        return url.equals(GITHUB)
                || url.startsWith(GITHUB + "/")
                || (url.startsWith("token.actions.") && url.endsWith(".ghe.com"))
                || url.startsWith("github.com/enterprises/");
    }

    private static Set<String> withUsual(Set<String> claims) {
        Set<String> all = new HashSet<>(claims);
        all.addAll(ALWAYS);
        return all;
    }
}
