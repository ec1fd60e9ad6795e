package dev.mayfly.iam;

import dev.mayfly.anywhere.AnywhereState;
import dev.mayfly.identity.AccountId;
import dev.mayfly.node.NodeState;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything one account holds at one moment. Immutable: a change is a new state, and a reader who
/// took one sees no half of a change.
///
/// Keys: roles, users, groups and instance profiles by name in lower case (AWS names are unique
/// without case); providers by `url`; policies by ARN. `revokedSessions` maps an access key id to
/// the expiry of its session, after which the entry is pointless. `holdings` is what it holds
/// beside IAM.
public record AccountState(
        AccountId account,
        Optional<String> alias,
        SortedMap<String, Role> roles,
        SortedMap<String, IdentityProvider> providers,
        SortedMap<String, ManagedPolicy> policies,
        SortedMap<String, InstanceProfile> instanceProfiles,
        SortedMap<String, User> users,
        SortedMap<String, Group> groups,
        Map<String, Instant> revokedSessions,
        Holdings holdings) {

    public AccountState {
        roles = Collections.unmodifiableSortedMap(roles);
        providers = Collections.unmodifiableSortedMap(providers);
        policies = Collections.unmodifiableSortedMap(policies);
        instanceProfiles = Collections.unmodifiableSortedMap(instanceProfiles);
        users = Collections.unmodifiableSortedMap(users);
        groups = Collections.unmodifiableSortedMap(groups);
        revokedSessions = Map.copyOf(revokedSessions);
    }

    /// An account that holds nothing yet.
    public static AccountState empty(AccountId account) {
        return new AccountState(
                account,
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Map.of(),
                Holdings.EMPTY);
    }

    /// This state with `entity` in it, in place of the one under the same key.
    public AccountState with(Entity entity) {
        StateChange change = new StateChange(this);
        change.put(entity);
        return change.state();
    }

    /// This state without `entity`.
    public AccountState without(Entity entity) {
        StateChange change = new StateChange(this);
        change.remove(entity);
        return change.state();
    }

    /// This state with another alias, or none.
    public AccountState aliased(Optional<String> newAlias) {
        return new AccountState(
                account,
                newAlias,
                roles,
                providers,
                policies,
                instanceProfiles,
                users,
                groups,
                revokedSessions,
                holdings);
    }

    /// This state with other revoked sessions.
    public AccountState withRevokedSessions(Map<String, Instant> newRevokedSessions) {
        return new AccountState(
                account,
                alias,
                roles,
                providers,
                policies,
                instanceProfiles,
                users,
                groups,
                newRevokedSessions,
                holdings);
    }

    /// What it holds for Roles Anywhere.
    public AnywhereState anywhere() {
        return holdings.anywhere();
    }

    /// This state with other resources of Roles Anywhere.
    public AccountState withAnywhere(AnywhereState other) {
        return withHoldings(holdings.with(other));
    }

    /// The machines that hold a key of their own.
    public NodeState nodes() {
        return holdings.nodes();
    }

    /// This state with other nodes.
    public AccountState withNodes(NodeState other) {
        return withHoldings(holdings.with(other));
    }

    /// This state with other holdings.
    public AccountState withHoldings(Holdings other) {
        return new AccountState(
                account,
                alias,
                roles,
                providers,
                policies,
                instanceProfiles,
                users,
                groups,
                revokedSessions,
                other);
    }
}
