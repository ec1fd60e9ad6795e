package dev.mayfly.taskdefinition;

import dev.mayfly.policy.json.Json;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the records of this package from JSON: a member is the component of its name and must have
/// its type. Collects everything that does not fit before it refuses.
final class RecordReader {

    private final List<Problem> problems = new ArrayList<>();

    /// @throws TaskDefinitionException naming everything that does not fit
    <R extends Record> R read(Class<R> type, Json json) {
        Object value = structure(type, json, "");
        if (value == null || !problems.isEmpty()) {
            throw new TaskDefinitionException(problems);
        }
        return type.cast(value);
    }

    private @Nullable Object structure(Class<?> type, Json json, String path) {
        if (!(json instanceof Json.Obj(Map<String, Json> members, _))) {
            return wrong(path, "an object", json);
        }
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(components, members, path);
        @Nullable Object[] values = new Object[components.length];
        boolean whole = true;
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], members, path);
            whole &= values[i] != null;
        }
        return whole ? create(type, components, values) : null;
    }

    private void refuseUnknown(
            RecordComponent[] components, Map<String, Json> members, String path) {
        for (String name : members.keySet()) {
            if (Arrays.stream(components).noneMatch(c -> c.getName().equals(name))) {
                String known =
                        Arrays.stream(components)
                                .map(RecordComponent::getName)
                                .filter(other -> other.equalsIgnoreCase(name))
                                .map(other -> ", did you mean `" + other + "`?")
                                .collect(Collectors.joining());
                add(path, "Unknown parameter `" + name + "`" + (known.isEmpty() ? "." : known));
            }
        }
    }

    private @Nullable Object component(
            RecordComponent component, Map<String, Json> members, String path) {
        boolean optional = component.getType() == Optional.class;
        Json json = members.get(component.getName());
        String inner = path.isEmpty() ? component.getName() : path + "." + component.getName();
        if (json == null || json instanceof Json.Null) {
            if (optional) {
                return Optional.empty();
            }
            add(path, "Missing required parameter `" + component.getName() + "`.");
            return null;
        }
        Type generic = component.getGenericType();
        Object value = value(optional ? argument(generic, 0) : generic, json, inner);
        return optional && value != null ? Optional.of(value) : value;
    }

    private @Nullable Object value(Type generic, Json json, String path) {
        if (generic instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == List.class
                    ? list(argument(generic, 0), json, path)
                    : texts(json, path);
        }
        Class<?> type = (Class<?>) generic;
        if (type.isRecord()) {
            return structure(type, json, path);
        }
        if (type.isEnum()) {
            return constant(type, json, path);
        }
        if (type == String.class) {
            return json instanceof Json.Str(String text, _) ? text : wrong(path, "a string", json);
        }
        if (type == Boolean.class || type == boolean.class) {
            return json instanceof Json.Bool(boolean flag, _)
                    ? flag
                    : wrong(path, "true or false", json);
        }
        return number(json, path);
    }

    private @Nullable Object number(Json json, String path) {
        if (json instanceof Json.Num(String digits, _)) {
            try {
                return Integer.parseInt(digits);
            } catch (NumberFormatException _) {
                return wrong(path, "a whole number of 32 bits", json);
            }
        }
        return wrong(path, "a whole number", json);
    }

    private @Nullable Object constant(Class<?> type, Json json, String path) {
        Object[] constants = type.getEnumConstants();
        if (json instanceof Json.Str(String text, _)) {
            for (Object constant : constants) {
                if (constant.toString().equals(text)) {
                    return constant;
                }
            }
        }
        String all =
                Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", "));
        add(path, "`" + path + "` must be one of " + all + ".");
        return null;
    }

    private @Nullable Object list(Type element, Json json, String path) {
        if (!(json instanceof Json.Arr(List<Json> items, _))) {
            return wrong(path, "a list", json);
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Object value = value(element, items.get(i), path + "[" + i + "]");
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private @Nullable Object texts(Json json, String path) {
        if (!(json instanceof Json.Obj(Map<String, Json> members, _))) {
            return wrong(path, "an object of strings", json);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            if (member instanceof Json.Str(String text, _)) {
                texts.put(name, text);
            } else {
                wrong(path + "." + name, "a string", member);
            }
        });
        return Collections.unmodifiableMap(texts);
    }

    private static Object create(
            Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private static Type argument(Type generic, int index) {
        return ((ParameterizedType) generic).getActualTypeArguments()[index];
    }

    /// Never quotes the value, which may be a secret.
    private @Nullable Object wrong(String path, String expected, Json json) {
        String found =
                switch (json) {
                    case Json.Obj _ -> "an object";
                    case Json.Arr _ -> "a list";
                    case Json.Str _ -> "a string";
                    case Json.Num _ -> "a number";
                    case Json.Bool _ -> "true or false";
                    case Json.Null _ -> "null";
                };
        String where = path.isEmpty() ? "The task definition" : "`" + path + "`";
        add(path, where + " is not " + expected + " but " + found + ".");
        return null;
    }

    private void add(String path, String message) {
        problems.add(new Problem(Problem.Kind.MALFORMED, path, message));
    }
}
