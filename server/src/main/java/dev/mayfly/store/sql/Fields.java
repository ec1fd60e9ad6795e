package dev.mayfly.store.sql;

import dev.mayfly.identity.Tag;
import dev.mayfly.store.sql.StoredJson.Members;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// The members of one stored object, each taken once; [#end()] refuses what nobody took.
final class Fields {

    private final Map<String, Object> left;

    Fields(Map<String, Object> members) {
        left = new HashMap<>(members);
    }

    boolean has(String name) {
        return left.containsKey(name);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return take(name, String.class);
    }

    boolean flag(String name) {
        return take(name, Boolean.class).orElseThrow(() -> missing(name));
    }

    int number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    Optional<Integer> optionalNumber(String name) {
        return take(name, Long.class).map(number -> bounded(name, number));
    }

    private static int bounded(String name, long number) {
        if (number != (int) number) {
            throw new StoredJsonException("`" + name + "` is out of bounds");
        }
        return (int) number;
    }

    Instant instant(String name) {
        return optionalInstant(name).orElseThrow(() -> missing(name));
    }

    Optional<Instant> optionalInstant(String name) {
        return optionalText(name).map(text -> parsed(name, text, Instant::parse));
    }

    Duration duration(String name) {
        return parsed(name, text(name), Duration::parse);
    }

    List<String> texts(String name) {
        return list(name, item -> cast(name, item, String.class));
    }

    SortedSet<String> textSet(String name) {
        return new TreeSet<>(texts(name));
    }

    Optional<List<String>> optionalTexts(String name) {
        return left.containsKey(name) ? Optional.of(texts(name)) : Optional.empty();
    }

    List<Tag> tags(String name) {
        return objects(name, tag -> new Tag(tag.text("key"), tag.text("value")));
    }

    /// What `read` makes of each object in the list `name`; it must take every member.
    <T> List<T> objects(String name, Function<Fields, T> read) {
        return list(
                name,
                item -> {
                    Fields object = new Fields(cast(name, item, Members.class).values());
                    T value = read.apply(object);
                    object.end();
                    return value;
                });
    }

    /// The members of the object `name`, in the order they stand in.
    Map<String, Object> object(String name) {
        return take(name, Members.class).orElseThrow(() -> missing(name)).values();
    }

    Map<String, String> textMap(String name) {
        Map<String, String> texts = new HashMap<>();
        object(name).forEach((key, value) -> texts.put(key, cast(name, value, String.class)));
        return texts;
    }

    /// @throws StoredJsonException when a member was not taken
    void end() {
        if (!left.isEmpty()) {
            throw new StoredJsonException("unknown members " + left.keySet());
        }
    }

    static <T> T cast(String name, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new StoredJsonException("`" + name + "` has another type");
        }
        return type.cast(value);
    }

    private <T> Optional<T> take(String name, Class<T> type) {
        return Optional.ofNullable(left.remove(name)).map(value -> cast(name, value, type));
    }

    private <T> List<T> list(String name, Function<Object, T> item) {
        List<T> items = new ArrayList<>();
        for (Object value : take(name, List.class).orElseThrow(() -> missing(name))) {
            items.add(item.apply(value));
        }
        return items;
    }

    private static <T> T parsed(String name, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException _) {
            throw new StoredJsonException("`" + name + "` is no time");
        }
    }

    private static StoredJsonException missing(String name) {
        return new StoredJsonException("`" + name + "` is missing");
    }
}
