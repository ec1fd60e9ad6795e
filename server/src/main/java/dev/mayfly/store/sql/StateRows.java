package dev.mayfly.store.sql;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private final Map<String, Held<?>> held = new HashMap<>();
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

    /// @throws StoredJsonException when `body` is not what is written for that kind
    <T> void hold(HoldingKind<T> kind, String body) {
        held(kind).resources.add(kind.reader().apply(body));
    }

    @SuppressWarnings("unchecked") // each kind is the key of resources of its own type
    private <T> Held<T> held(HoldingKind<T> kind) {
        return (Held<T>)
                held.computeIfAbsent(kind.stored(), _ -> new Held<>(kind, new ArrayList<>()));
    }

    /// The resources of a kind, as far as they were read.
    private record Held<T>(HoldingKind<T> kind, List<T> resources) {

        Holdings into(Holdings holdings) {
            return kind.collector().apply(holdings, resources);
        }
    }

    void revokedSession(String accessKeyId, String expiresAt) {
        try {
            revokedSessions.put(accessKeyId, Instant.parse(expiresAt));
        } catch (DateTimeException e) {
            throw new StoreException("the revocation of " + accessKeyId + " is damaged", e);
        }
    }

    AccountState state() {
        Holdings holdings = Holdings.EMPTY;
        for (Held<?> kind : held.values()) {
            holdings = kind.into(holdings);
        }
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
