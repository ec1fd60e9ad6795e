package dev.mayfly.iam;

import java.util.SortedMap;
import java.util.TreeMap;

/// A state being written: copies each map the first time an entity of its kind changes, so that a
/// change of one role leaves the other maps shared. Confined to one thread.
final class StateChange {

    private final AccountState base;
    private SortedMap<String, Role> roles;
    private SortedMap<String, IdentityProvider> providers;
    private SortedMap<String, ManagedPolicy> policies;
    private SortedMap<String, InstanceProfile> instanceProfiles;
    private SortedMap<String, User> users;
    private SortedMap<String, Group> groups;

    StateChange(AccountState base) {
        this.base = base;
        this.roles = base.roles();
        this.providers = base.providers();
        this.policies = base.policies();
        this.instanceProfiles = base.instanceProfiles();
        this.users = base.users();
        this.groups = base.groups();
    }

    void put(Entity entity) {
        switch (entity) {
            case Role role -> roles = with(roles, Names.key(role.name()), role);
            case IdentityProvider provider -> providers = with(providers, provider.url(), provider);
            case ManagedPolicy policy -> policies = with(policies, policy.arn(), policy);
            case InstanceProfile profile ->
                    instanceProfiles = with(instanceProfiles, Names.key(profile.name()), profile);
            case User user -> users = with(users, Names.key(user.name()), user);
            case Group group -> groups = with(groups, Names.key(group.name()), group);
        }
    }

    void remove(Entity entity) {
        switch (entity) {
            case Role role -> roles = without(roles, Names.key(role.name()));
            case IdentityProvider provider -> providers = without(providers, provider.url());
            case ManagedPolicy policy -> policies = without(policies, policy.arn());
            case InstanceProfile profile ->
                    instanceProfiles = without(instanceProfiles, Names.key(profile.name()));
            case User user -> users = without(users, Names.key(user.name()));
            case Group group -> groups = without(groups, Names.key(group.name()));
        }
    }

    AccountState state() {
        return new AccountState(
                base.account(),
                base.alias(),
                roles,
                providers,
                policies,
                instanceProfiles,
                users,
                groups,
                base.revokedSessions(),
                base.holdings());
    }

    private static <T> SortedMap<String, T> with(SortedMap<String, T> map, String key, T value) {
        TreeMap<String, T> copy = new TreeMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <T> SortedMap<String, T> without(SortedMap<String, T> map, String key) {
        TreeMap<String, T> copy = new TreeMap<>(map);
        copy.remove(key);
        return copy;
    }
}
