package dev.mayfly.store.sql;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Entity;
import java.util.Locale;
import java.util.SortedMap;

/// The kinds of entity an account holds, and where it holds them.
enum EntityKind {
    ROLE,
    PROVIDER,
    POLICY,
    INSTANCE_PROFILE,
    USER,
    GROUP;

    /// The entities of this kind in the order of their keys.
    SortedMap<String, ? extends Entity> in(AccountState state) {
        return switch (this) {
            case ROLE -> state.roles();
            case PROVIDER -> state.providers();
            case POLICY -> state.policies();
            case INSTANCE_PROFILE -> state.instanceProfiles();
            case USER -> state.users();
            case GROUP -> state.groups();
        };
    }

    /// How the kind is spelt in the database.
    String stored() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind spelt so in the database.
    static EntityKind ofStored(String spelling) {
        for (EntityKind kind : values()) {
            if (kind.stored().equals(spelling)) {
                return kind;
            }
        }
        throw new StoreException("the database holds entities of the unknown kind " + spelling);
    }
}
