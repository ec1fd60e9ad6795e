package dev.mayfly.apply;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One call of the IAM API: the operation and its form parameters as the query protocol spells
/// them.
public record ApiCall(String operation, SortedMap<String, String> parameters) {

    public ApiCall {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /// A call with the given name-value pairs.
    static ApiCall of(String operation, String... namesAndValues) {
        SortedMap<String, String> parameters = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ApiCall(operation, parameters);
    }

    ApiCall with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(parameters);
        more.put(name, value);
        return new ApiCall(operation, more);
    }

    /// Adds `name.member.1`, `name.member.2` and so on.
    ApiCall withList(String name, Collection<String> values) {
        SortedMap<String, String> more = new TreeMap<>(parameters);
        int index = 1;
        for (String value : values) {
            more.put(name + ".member." + index++, value);
        }
        return new ApiCall(operation, more);
    }

    /// Adds `Tags.member.N.Key` and `.Value`.
    ApiCall withTags(Map<String, String> tags) {
        SortedMap<String, String> more = new TreeMap<>(parameters);
        int index = 1;
        for (var tag : tags.entrySet()) {
            more.put("Tags.member." + index + ".Key", tag.getKey());
            more.put("Tags.member." + index + ".Value", tag.getValue());
            index++;
        }
        return new ApiCall(operation, more);
    }
}
