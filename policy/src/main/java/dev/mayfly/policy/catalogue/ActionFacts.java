package dev.mayfly.policy.catalogue;

import java.util.List;

/// An action.
///
/// @param service the prefix
/// @param name as AWS spells it, without the prefix
/// @param resources the types it can be about; none when it takes `*` only
/// @param keys condition keys that are there whatever the resource; the global ones that every
///   request carries are not listed
/// @param dependentActions what a caller must be allowed besides, such as `iam:PassRole`
public record ActionFacts(
        String service,
        String name,
        AccessLevel level,
        List<Support> resources,
        List<ConditionKeyFacts> keys,
        List<String> dependentActions) {
    public ActionFacts {
        resources = List.copyOf(resources);
        keys = List.copyOf(keys);
        dependentActions = List.copyOf(dependentActions);
    }

    /// A resource type that the action can be about.
    ///
    /// @param required whether every request is about one
    /// @param keys condition keys that are there for this type only
    public record Support(ResourceFacts resource, boolean required, List<ConditionKeyFacts> keys) {
        public Support {
            keys = List.copyOf(keys);
        }
    }

    /// With the prefix: `s3:GetObject`.
    public String qualifiedName() {
        return service + ":" + name;
    }

    /// Whether a policy can narrow it to resources; otherwise only `"Resource": "*"` matches.
    public boolean supportsResources() {
        return !resources.isEmpty();
    }
}
