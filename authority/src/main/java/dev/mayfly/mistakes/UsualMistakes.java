package dev.mayfly.mistakes;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PrincipalPattern.Anyone;
import dev.mayfly.policy.PrincipalPattern.FederatedProvider;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.explain.Hint;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Looks for what people usually get wrong on the way from a token to a role. Finds nothing where
/// it is not sure; what it says is a remark, never a decision. What a policy alone can tell (case,
/// wildcards, actions, another repository) is said by `policy.explain`.
///
/// Source: the mistakes are those of aws-actions/configure-aws-credentials #318, #690, #961, #1293,
/// #1358, #1446, #1938 and of vouch #238.
public final class UsualMistakes {

    private static final int MAX_HINTS = 6;

    private UsualMistakes() {}

    /// Remarks on a job that has no token at all.
    ///
    /// @param environment looks up a variable of the job
    public static List<Hint> withoutToken(Function<String, Optional<String>> environment) {
        boolean github = environment.apply("GITHUB_ACTIONS").isPresent();
        boolean url = environment.apply("ACTIONS_ID_TOKEN_REQUEST_URL").isPresent();
        if (github && !url) {
            return List.of(
                    new Hint(
                            "id-token-permission",
                            "the job may not ask for a token: add `permissions: { id-token: write,"
                                    + " contents: read }` to the job or the workflow; a pull request"
                                    + " from a fork never may"));
        }
        boolean gitlab = environment.apply("GITLAB_CI").isPresent();
        if (gitlab) {
            return List.of(
                    new Hint(
                            "id-tokens-missing",
                            "a GitLab job has a token only when it declares one: add `id_tokens: {"
                                    + " AWS_TOKEN: { aud: sts.amazonaws.com } }` to the job"));
        }
        return List.of();
    }

    /// Remarks on a token's issuer and audience before any role is looked at.
    public static List<Hint> inProviders(Bearer bearer, AccountState state) {
        Optional<IdentityProvider> provider =
                Optional.ofNullable(state.providers().get(bearer.issuerUrl()));
        if (provider.isEmpty()) {
            return List.of(ProviderMistakes.unregistered(bearer, state));
        }
        return ProviderMistakes.audience(bearer, provider.get()).stream().toList();
    }

    /// Remarks on a trust policy that did not let the bearer in, beyond what the explanation of the
    /// decision says by itself.
    public static List<Hint> inTrust(Bearer bearer, PolicyDocument trust) {
        return trust.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> names(bearer, statement))
                .flatMap(statement -> statement.conditions().stream())
                .flatMap(condition -> ConditionMistakes.in(bearer, condition).stream())
                .distinct()
                .limit(MAX_HINTS)
                .toList();
    }

    /// Whether a statement is about the bearer's provider.
    private static boolean names(Bearer bearer, Statement statement) {
        return statement.principals().stream()
                .flatMap(element -> element.patterns().stream())
                .anyMatch(pattern ->
                        pattern instanceof Anyone
                                || (pattern instanceof FederatedProvider(String source)
                                        && source.equals(bearer.providerArn())));
    }
}
