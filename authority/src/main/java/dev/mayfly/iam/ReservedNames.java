package dev.mayfly.iam;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;

/// Role names that Mayfly keeps for itself, as AWS keeps service-linked roles.
public final class ReservedNames {

    /// The built-in role of whoever holds the data directory.
    public static final String ADMINISTRATOR = "MayflyAdministrator";

    /// Where it stands, and nothing else.
    public static final String ADMINISTRATOR_PATH = "/mayfly/";

    /// Its unique id, the same in every account: it cannot be made again.
    public static final String ADMINISTRATOR_ID = "AROAMAYFLYADMINISTRAT";

    private ReservedNames() {}

    /// The ARN of the built-in administrator, which trust policies may name.
    static String administratorArn(AccountId account) {
        return Arn.iam(account, "role" + ADMINISTRATOR_PATH + ADMINISTRATOR).toString();
    }

    /// Refuses a new role at a path of ours.
    static void requireFreePath(String path) {
        if (path.startsWith(ADMINISTRATOR_PATH)) {
            throw new RefusedException(
                    new Refusal.InvalidInput(
                            "Paths that begin with /mayfly/ are reserved for built-in roles."));
        }
    }

    /// Whether nobody may create or change a role of this name.
    public static boolean isReserved(String roleName) {
        return Names.key(roleName).equals(Names.key(ADMINISTRATOR));
    }

    /// Refuses changes to a built-in role, in the words AWS has for service-linked ones.
    static void requireChangeable(String roleName) {
        if (isReserved(roleName)) {
            throw new RefusedException(
                    new Refusal.UnmodifiableEntity(
                            "Cannot perform the operation on the protected role '"
                                    + roleName
                                    + "' - this role is only modifiable by Mayfly"));
        }
    }
}
