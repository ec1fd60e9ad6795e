package dev.mayfly.policy.conditions;

import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.catalogue.ConditionKeyFacts;
import java.util.Optional;

/// Looks keys up by their names alone.
final class KnownKeys {
    private KnownKeys() {}

    /// The global key, or the one of the service that its name begins with.
    static Optional<ConditionKeyFacts> find(ActionCatalogue catalogue, String key) {
        int colon = key.indexOf(':');
        return colon <= 0 ? Optional.empty() : catalogue.conditionKey(key.substring(0, colon), key);
    }
}
