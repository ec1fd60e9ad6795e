package dev.mayfly.mistakes;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.explain.Hint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Looks for what people usually get wrong on the way from a token to a role. Finds nothing where
/// it is not sure; what it says is a remark, never a decision.
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

    /// Remarks on a trust policy that did not let the bearer in.
    public static List<Hint> inTrust(Bearer bearer, PolicyDocument trust) {
        List<Statement> allowing =
                trust.statements().stream()
                        .filter(statement -> statement.effect() == Effect.ALLOW)
                        .toList();
        Optional<Hint> principal = StatementMistakes.principal(bearer, allowing);
        if (principal.isPresent()) {
            return List.of(principal.get());
        }
        Set<Hint> hints = new LinkedHashSet<>();
        for (Statement statement : allowing) {
            if (StatementMistakes.names(bearer, statement)) {
                hints.addAll(StatementMistakes.actions(bearer, statement));
                for (Condition condition : statement.conditions()) {
                    hints.addAll(ConditionMistakes.in(bearer, condition));
                }
            }
        }
        return new ArrayList<>(hints).subList(0, Math.min(hints.size(), MAX_HINTS));
    }
}
