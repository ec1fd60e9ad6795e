package dev.mayfly.policy.catalogue;

import dev.mayfly.policy.pattern.Glob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A service: what stands before the colon of an action.
public final class ServiceFacts {
    private final String prefix;
    private final String name;
    private final boolean resourceControl;
    private final List<ConditionKeyFacts> keys;
    private final List<ResourceFacts> resources;
    private final Map<String, ActionFacts> actions;

    ServiceFacts(
            ServiceHeader header,
            List<ConditionKeyFacts> keys,
            List<ResourceFacts> resources,
            List<ActionFacts> actions) {
        this.prefix = header.prefix();
        this.name = header.name();
        this.resourceControl = header.resourceControl();
        this.keys = List.copyOf(keys);
        this.resources = List.copyOf(resources);
        Map<String, ActionFacts> byName = LinkedHashMap.newLinkedHashMap(actions.size());
        actions.forEach(action -> byName.put(action.name().toLowerCase(Locale.ROOT), action));
        this.actions = Collections.unmodifiableMap(byName);
    }

    /// In lower case, `s3`.
    public String prefix() {
        return prefix;
    }

    /// For people, `Amazon S3`.
    public String name() {
        return name;
    }

    /// Whether resource control policies apply to it.
    public boolean resourceControl() {
        return resourceControl;
    }

    /// In the order of their names.
    public List<ActionFacts> actions() {
        return List.copyOf(actions.values());
    }

    /// The actions whose names in lower case a pattern matches.
    List<ActionFacts> matching(Glob names) {
        List<ActionFacts> matched = new ArrayList<>();
        actions.forEach((folded, action) -> {
            if (names.matches(folded)) {
                matched.add(action);
            }
        });
        return matched;
    }

    /// The names of the actions in lower case.
    Set<String> folded() {
        return actions.keySet();
    }

    List<String> actionNames() {
        return actions.values().stream().map(ActionFacts::name).toList();
    }

    /// An action by its name without the prefix; case does not matter.
    public Optional<ActionFacts> action(String actionName) {
        return Optional.ofNullable(actions.get(actionName.toLowerCase(Locale.ROOT)));
    }

    public List<ResourceFacts> resources() {
        return resources;
    }

    /// Every key that a request for one of its actions may carry, the global ones aside that every
    /// request carries.
    public List<ConditionKeyFacts> keys() {
        return keys;
    }

    /// The key that a name in a policy means.
    public Optional<ConditionKeyFacts> key(String written) {
        return keys.stream().filter(key -> key.isNamed(written)).findFirst();
    }
}
