package dev.mayfly.session;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.ReservedNames;
import dev.mayfly.iam.Role;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The built-in role of whoever holds the data directory: always there, in no store, with every
/// permission, and trusted to nobody, so that no call can assume it. Its sessions are minted on the
/// machine itself and last an hour at most.
public final class AdministratorRole {

    /// Its name, reserved in every account.
    public static final String NAME = ReservedNames.ADMINISTRATOR;

    /// Its path; nothing else stands under it.
    public static final String PATH = ReservedNames.ADMINISTRATOR_PATH;

    /// The same in every account: there is only one such role, and it cannot be made again.
    public static final String UNIQUE_ID = ReservedNames.ADMINISTRATOR_ID;

    private static final String TRUSTS_NOBODY =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",\
            "Action":["sts:AssumeRole","sts:AssumeRoleWithWebIdentity","sts:AssumeRoleWithSAML",\
            "sts:TagSession","sts:SetSourceIdentity"]}]}\
            """;

    private static final Role ROLE =
            new Role(
                    NAME,
                    PATH,
                    UNIQUE_ID,
                    Instant.EPOCH,
                    Optional.of("Built in: for whoever holds Mayfly's data directory"),
                    Duration.ofHours(1),
                    new PolicyText(
                            TRUSTS_NOBODY, PolicyParser.parse(TRUSTS_NOBODY, PolicyKind.TRUST)),
                    Map.of(),
                    new TreeMap<>(),
                    new TreeSet<>(Set.of("arn:aws:iam::aws:policy/AdministratorAccess")),
                    Optional.empty(),
                    List.of(),
                    Optional.empty());

    private AdministratorRole() {}

    /// The role as it is built in.
    public static Role role() {
        return ROLE;
    }

    /// The role of that name in the account, the built-in one included. What the state holds under
    /// the reserved name counts for one thing alone: the revocation of sessions.
    public static Optional<Role> find(AccountState state, String roleName) {
        Optional<Role> stored = Optional.ofNullable(state.roles().get(Names.key(roleName)));
        return reserved(roleName)
                ? Optional.of(
                        stored.flatMap(Role::revokedBefore)
                                .map(ROLE::withRevokedBefore)
                                .orElse(ROLE))
                : stored;
    }

    /// Whether no role may be made under this name.
    public static boolean reserved(String roleName) {
        return Names.key(roleName).equals(Names.key(NAME));
    }
}
