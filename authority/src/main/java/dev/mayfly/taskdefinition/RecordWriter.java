package dev.mayfly.taskdefinition;

import dev.mayfly.policy.json.JsonWriter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the records of this package as JSON: a component is a member of its name, an empty
/// `Optional` none.
final class RecordWriter {

    private RecordWriter() {}

    static String write(Record owner) {
        JsonWriter out = new JsonWriter().object();
        members(out, owner);
        return out.endObject().toString();
    }

    private static void members(JsonWriter out, Record owner) {
        for (RecordComponent component : owner.getClass().getRecordComponents()) {
            Object value = value(component, owner);
            if (value instanceof Optional<?> optional) {
                if (optional.isPresent()) {
                    member(out, component.getName(), optional.get());
                }
            } else {
                member(out, component.getName(), value);
            }
        }
    }

    private static Object value(RecordComponent component, Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static void member(JsonWriter out, String name, Object value) {
        switch (value) {
            case Integer number -> out.member(name, number);
            case Boolean flag -> out.member(name, flag);
            case Record inner -> {
                out.object(name);
                members(out, inner);
                out.endObject();
            }
            case Map<?, ?> map -> {
                out.object(name);
                map.forEach((key, text) -> out.member(key.toString(), text.toString()));
                out.endObject();
            }
            case List<?> list -> {
                out.array(name);
                list.forEach(item -> item(out, item));
                out.endArray();
            }
            default -> out.member(name, value.toString());
        }
    }

    private static void item(JsonWriter out, Object value) {
        switch (value) {
            case Record inner -> {
                out.object();
                members(out, inner);
                out.endObject();
            }
            case Integer number -> out.item(number);
            default -> out.item(value.toString());
        }
    }
}
