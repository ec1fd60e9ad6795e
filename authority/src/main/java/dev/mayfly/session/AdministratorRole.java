package dev.mayfly.session;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Role;
import java.util.Locale;
import java.util.Optional;

/// The built-in role of whoever holds the data directory.
public final class AdministratorRole {

    /// Its name, reserved in every account.
    public static final String NAME = "MayflyAdministrator";

    private AdministratorRole() {}

    /// The role of that name, the built-in one included.
    public static Optional<Role> find(AccountState state, String roleName) {
        return Optional.ofNullable(state.roles().get(roleName.toLowerCase(Locale.ROOT)));
    }
}
