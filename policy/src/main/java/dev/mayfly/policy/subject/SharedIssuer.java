package dev.mayfly.policy.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An OIDC issuer that serves many tenants under one URL, so that trusting the issuer alone trusts
/// strangers.
///
/// `controls` are the claims (or global condition keys) of which a trust policy must evaluate one;
/// `pins` are further claims that name the tenant; `commonPrefixes` are texts with which the
/// controls of every tenant may begin, so that a pattern which fixes no more of it fits everyone.
///
/// Source: IAM User Guide, "Identity-provider controls for shared OIDC providers", as three public
/// projects list it (2026-08 and -09); pins and prefixes from the issuers' own pages
/// (`ci-oidc.json`).
public record SharedIssuer(
        String url, List<String> controls, Set<String> pins, List<String> commonPrefixes) {

    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final String TURBONOMIC = "rh-oidc.s3.us-east-1.amazonaws.com/";
    private static final String TURBONOMIC_2 = "oidc.op1.openshiftapps.com/";
    private static final Set<String> NO_PINS = Set.of();

    private static final Map<String, SharedIssuer> KNOWN =
            List.of(
                            github(GITHUB),
                            by("vstoken.actions.githubusercontent.com", "sub"),
                            by(
                                    "oidc-configuration.audit-log.githubusercontent.com",
                                    "sub",
                                    "https://github.com/"),
                            new SharedIssuer(
                                    "gitlab.com",
                                    List.of("gitlab.com:sub"),
                                    Set.of("gitlab.com:namespace_id", "gitlab.com:project_id"),
                                    List.of()),
                            new SharedIssuer(
                                    "agent.buildkite.com",
                                    List.of("agent.buildkite.com:sub"),
                                    Set.of(
                                            "agent.buildkite.com:organization_id",
                                            "agent.buildkite.com:organization_slug",
                                            "agent.buildkite.com:pipeline_id"),
                                    List.of()),
                            by("app.terraform.io", "sub"),
                            by("oidc.codefresh.io", "sub"),
                            by("studio.datachain.ai/api", "sub"),
                            by("scalr.io", "sub"),
                            by("tokens.cloud.shisho.dev", "sub"),
                            by("proidc.upbound.io", "sub"),
                            by("oidc.vercel.com", "aud", "https://vercel.com/"),
                            by("api.pulumi.com/oidc", "aud"),
                            by("sandboxes.cloud", "aud"),
                            by("cognito-identity.amazonaws.com", "aud"),
                            new SharedIssuer(
                                    "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d",
                                    List.of("sts:RoleSessionName"),
                                    NO_PINS,
                                    List.of("MicrosoftSentinel_")),
                            turbonomic(TURBONOMIC + "22ejnvnnturfmt6km08idd0nt4hekbn7"),
                            turbonomic(TURBONOMIC + "23e3sd27sju1hoou6ohfs68vbno607tr"),
                            turbonomic(TURBONOMIC + "23ne21h005qjl3n33d8dui5dlrmv2tmg"),
                            turbonomic(TURBONOMIC + "24jrf12m5dj7ljlfb4ta2frhrcoadm26"),
                            turbonomic(TURBONOMIC_2 + "2f785sojlpb85i7402pk3qogugim5nfb"),
                            turbonomic(TURBONOMIC_2 + "2c51blsaqa9gkjt0o9rt11mle8mmropu"))
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(SharedIssuer::url, issuer -> issuer));

    public SharedIssuer {
        controls = List.copyOf(controls);
        pins = Set.copyOf(pins);
        commonPrefixes = List.copyOf(commonPrefixes);
    }

    /// The shared issuer a `Federated` principal stands for: the ARN of a provider, or the name of
    /// one AWS knows by itself.
    public static Optional<SharedIssuer> of(String principal) {
        String marker = ":oidc-provider/";
        int at = principal.indexOf(marker);
        String url = at < 0 ? principal : principal.substring(at + marker.length());
        if (url.startsWith(GITHUB + "/")) {
            return Optional.of(github(url)); // an enterprise with an issuer of its own
        }
        return Optional.ofNullable(KNOWN.get(url));
    }

    private static SharedIssuer github(String url) {
        return new SharedIssuer(
                url,
                List.of(url + ":sub", url + ":job_workflow_ref"),
                Set.of(
                        url + ":enterprise_id",
                        url + ":repository",
                        url + ":repository_id",
                        url + ":repository_owner_id"),
                List.of());
    }

    private static SharedIssuer by(String url, String claim, String... commonPrefixes) {
        return new SharedIssuer(url, List.of(url + ":" + claim), NO_PINS, List.of(commonPrefixes));
    }

    private static SharedIssuer turbonomic(String url) {
        return by(url, "sub", "system:serviceaccount:");
    }
}
