package dev.mayfly.iam;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;

/// Role names that Mayfly keeps for itself, as AWS keeps service-linked roles.
public final class ReservedNames {

    /// The built-in role of whoever holds the data directory.
    public static final String ADMINISTRATOR = "MayflyAdministrator";

    private ReservedNames() {}

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
