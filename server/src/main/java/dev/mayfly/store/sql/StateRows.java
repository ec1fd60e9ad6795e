package dev.mayfly.store.sql;

import dev.mayfly.anywhere.AnywhereResource;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Entity;
import dev.mayfly.iam.Group;
import dev.mayfly.iam.Holdings;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.iam.ManagedPolicy;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.User;
import dev.mayfly.identity.AccountId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Collects the rows of an account into its state.
final class StateRows {

    private final AccountId account;
    private Optional<String> alias = Optional.empty();
    private final TreeMap<String, Role> roles = new TreeMap<>();
    private final TreeMap<String, IdentityProvider> providers = new TreeMap<>();
    private final TreeMap<String, ManagedPolicy> policies = new TreeMap<>();
    private final TreeMap<String, InstanceProfile> profiles = new TreeMap<>();
    private final TreeMap<String, User> users = new TreeMap<>();
    private final TreeMap<String, Group> groups = new TreeMap<>();
    private Holdings holdings = Holdings.EMPTY;
    private final Map<String, Instant> revokedSessions = new HashMap<>();

    StateRows(AccountId account) {
        this.account = account;
    }

    void alias(@Nullable String stored) {
        alias = Optional.ofNullable(stored);
    }

    void put(String name, Entity entity) {
        switch (entity) {
            case Role role -> roles.put(name, role);
            case IdentityProvider provider -> providers.put(name, provider);
            case ManagedPolicy policy -> policies.put(name, policy);
            case InstanceProfile profile -> profiles.put(name, profile);
            case User user -> users.put(name, user);
            case Group group -> groups.put(name, group);
        }
    }

    void put(AnywhereResource resource) {
        holdings = holdings.with(holdings.anywhere().with(resource));
    }

    void revokedSession(String accessKeyId, String expiresAt) {
        try {
            revokedSessions.put(accessKeyId, Instant.parse(expiresAt));
        } catch (DateTimeException e) {
            throw new StoreException("the revocation of " + accessKeyId + " is damaged", e);
        }
    }

    AccountState state() {
        return new AccountState(
                account,
                alias,
                roles,
                providers,
                policies,
                profiles,
                users,
                groups,
                revokedSessions,
                holdings);
    }
}
