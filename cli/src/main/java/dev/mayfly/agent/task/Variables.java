package dev.mayfly.agent.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The environment of a container, or a part of it. Any value may be a secret, so none is shown;
/// they are texts rather than [dev.mayfly.session.Secret]s, which hold ASCII.
public record Variables(Map<String, String> values) {

    /// None.
    public static final Variables NONE = new Variables(Map.of());

    public Variables {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// With `name` set; what it was before is gone.
    public Variables with(String name, String value) {
        return with(Map.of(name, value));
    }

    /// With all of `others` set over what there was.
    public Variables with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.putAll(others);
        return new Variables(more);
    }

    /// With `name` set unless it is.
    public Variables withDefault(String name, String value) {
        return values.containsKey(name) ? this : with(name, value);
    }

    @Override
    public String toString() {
        return "Variables" + values.keySet();
    }
}
