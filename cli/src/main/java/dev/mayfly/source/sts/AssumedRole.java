package dev.mayfly.source.sts;

import dev.mayfly.client.CallerCredentials;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import java.util.function.Supplier;

/// A role, taken on by other credentials; those are asked for at each call.
public final class AssumedRole implements CredentialSource {

    private final Sts sts;
    private final Supplier<CallerCredentials> caller;
    private final RoleRequest role;

    public AssumedRole(Sts sts, Supplier<CallerCredentials> caller, RoleRequest role) {
        this.sts = sts;
        this.caller = caller;
        this.role = role;
    }

    @Override
    public Credentials fetch() {
        return sts.signed("AssumeRole", role.parameters(), caller.get()).forRole(role.roleArn());
    }

    @Override
    public String description() {
        return role.roleArn() + ", assumed at " + sts.url();
    }
}
