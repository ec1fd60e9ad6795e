package dev.mayfly.issuance;

import dev.mayfly.access.VanishedRole;
import dev.mayfly.claims.IssuerProfile;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Role;
import dev.mayfly.identity.Arn;
import dev.mayfly.mistakes.Bearer;
import dev.mayfly.mistakes.TokenMistakes;
import dev.mayfly.mistakes.UsualMistakes;
import dev.mayfly.policy.explain.Hint;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.session.AdministratorRole;
import dev.mayfly.webidentity.UnverifiedToken;
import dev.mayfly.webidentity.WebIdentityVerifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remarks on what usually goes wrong between a token and a role, for the explanation that only
/// administrators see. Thread-safe.
public final class WebIdentityHints {

    private static final IssuerProfile UNKNOWN = new IssuerProfile("unknown", Map.of(), Map.of());

    private final WebIdentityVerifier verifier;

    public WebIdentityHints(WebIdentityVerifier verifier) {
        this.verifier = verifier;
    }

    /// Remarks on a token that was refused for its own sake, whatever the role.
    public List<Hint> onToken(UnverifiedToken token, Refusal refusal, AccountState state) {
        List<Hint> registered = UsualMistakes.inProviders(bearer(token, state), state);
        if (!registered.isEmpty()) {
            return registered;
        }
        List<String> trouble =
                Optional.ofNullable(verifier.issuerTroubles().get(token.issuer())).stream()
                        .toList();
        return TokenMistakes.behind(refusal, trouble).stream().toList();
    }

    /// The explanation of a denial, with remarks on the trust policy. A role that is not there
    /// takes the same steps and has none.
    public AssumeRoleExplanation onTrust(
            AssumeRoleExplanation denied, UnverifiedToken token, AccountState state) {
        String name = denied.roleArn().substring(denied.roleArn().lastIndexOf('/') + 1);
        Role role =
                AdministratorRole.find(state, name)
                        .filter(_ -> denied.roleExists())
                        .orElseGet(VanishedRole::role);
        List<Hint> remarks =
                UsualMistakes.inTrust(bearer(token, state), role.trustPolicy().document());
        return denied.roleExists() ? denied.with(remarks) : denied;
    }

    // INVARIANT: profiles are asked for registered issuers only, because they remember who asked
    private Bearer bearer(UnverifiedToken token, AccountState state) {
        String issuer = token.issuer();
        String url = issuer.substring(issuer.indexOf("://") < 0 ? 0 : issuer.indexOf("://") + 3);
        return new Bearer(
                url,
                Arn.iam(state.account(), "oidc-provider/" + url).toString(),
                token.claims(),
                state.providers().containsKey(url) ? verifier.profiles().of(url) : UNKNOWN);
    }
}
