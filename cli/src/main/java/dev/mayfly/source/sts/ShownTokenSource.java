package dev.mayfly.source.sts;

import dev.mayfly.session.Secret;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import java.util.Map;

/// A role for a token that was shown to us: the same one at each call, until it expires.
public final class ShownTokenSource implements CredentialSource {

    private final Sts sts;
    private final Secret token;
    private final RoleRequest role;

    public ShownTokenSource(Sts sts, Secret token, RoleRequest role) {
        this.sts = sts;
        this.token = token;
        this.role = role;
    }

    @Override
    public Credentials fetch() {
        Map<String, String> parameters = role.parameters();
        parameters.put("WebIdentityToken", token.reveal());
        return sts.unsigned("AssumeRoleWithWebIdentity", parameters).forRole(role.roleArn());
    }

    @Override
    public String description() {
        return "a token that was shown, for " + role.roleArn() + " at " + sts.url();
    }
}
