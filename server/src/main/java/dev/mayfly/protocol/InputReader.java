package dev.mayfly.protocol;

import dev.mayfly.session.Secret;
import dev.mayfly.wire.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Binds a parsed request to an input record and checks the model's constraints on the way. Members
/// the record does not have are ignored, as AWS does.
public final class InputReader {

    private final Service.Spelling spelling;
    private final Violations violations;

    private InputReader(Service service) {
        this.spelling = service.spelling();
        this.violations = new Violations(service.echoesValues());
    }

    /// The record in `root`, or a refusal that lists every violated constraint.
    public static Record read(RecordShape shape, Input root, Service service) {
        InputReader reader = new InputReader(service);
        @Nullable Object[] values = reader.values(shape, root, "");
        reader.violations.refuseIfAny();
        return shape.create(values);
    }

    private @Nullable Object[] values(RecordShape shape, Input owner, String prefix) {
        List<RecordShape.Field> fields = shape.fields();
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = component(fields.get(i), owner, prefix);
        }
        return values;
    }

    private @Nullable Object component(RecordShape.Field field, Input owner, String prefix) {
        Node node = owner.member(field.place(), field.name(spelling));
        if (node.absent()) {
            return absent(field, prefix);
        }
        String path = prefix.isEmpty() ? field.trailName() : prefix + "." + field.trailName();
        Object value = value(field.type(), node, path);
        if (value == null) {
            return field.optional() ? Optional.empty() : null;
        }
        // A secret is checked as it came, because nobody may look into one afterwards.
        Object checked = field.type() == Type.Scalar.SECRET ? node.text() : value;
        field.constraints().check(checked, path, violations);
        return field.optional() ? Optional.of(value) : value;
    }

    private @Nullable Object absent(RecordShape.Field field, String prefix) {
        if (field.optional()) {
            return Optional.empty();
        }
        String path = prefix.isEmpty() ? field.trailName() : prefix + "." + field.trailName();
        return switch (field.type()) {
            case Type.Sequence _ -> absentCollection(List.of(), field, path);
            case Type.Mapping _ -> absentCollection(Map.of(), field, path);
            case Type.Scalar _, Type.Choice _, Type.Structure _ -> {
                violations.addMissing(path);
                yield null;
            }
        };
    }

    // A list with a minimum length that is not wrapped in Optional is one that must be sent.
    private Object absentCollection(Object empty, RecordShape.Field field, String path) {
        if (field.constraints().minLength() > 0) {
            violations.addMissing(path);
        }
        return empty;
    }

    /// The value, or null when it could not be made because a violation was noted.
    private @Nullable Object value(Type type, Node node, String path) {
        return switch (type) {
            case Type.Scalar scalar -> scalar(scalar, node);
            case Type.Choice choice -> choice(choice, node, path);
            case Type.Structure(RecordShape shape) -> structure(shape, node, path);
            case Type.Sequence(Type element) -> list(element, node, path);
            case Type.Mapping(Type element) -> map(element, node, path);
        };
    }

    private static Object scalar(Type.Scalar scalar, Node node) {
        return switch (scalar) {
            case TEXT -> node.text();
            case INT -> whole(node);
            case LONG -> node.whole();
            case BOOLEAN -> node.truth();
            case DOUBLE -> node.decimal();
            case INSTANT, ISO_INSTANT -> node.instant();
            case SECONDS -> Duration.ofSeconds(whole(node));
            case BYTES -> node.bytes();
            case SECRET -> Secret.of(node.text());
        };
    }

    private static int whole(Node node) {
        long value = node.whole();
        if (value != (int) value) {
            throw Malformed.value("A value is not a 32-bit whole number");
        }
        return (int) value;
    }

    private @Nullable Object choice(Type.Choice choice, Node node, String path) {
        String text = node.text();
        List<String> names = new ArrayList<>();
        for (Enum<?> constant : choice.constants().getEnumConstants()) {
            if (constant.toString().equals(text)) {
                return constant;
            }
            names.add(constant.toString());
        }
        String fault = "Member must satisfy enum value set";
        violations.add(
                text, false, path, violations.withholds(false) ? fault : fault + ": " + names);
        return null;
    }

    private @Nullable Object structure(RecordShape shape, Node node, String path) {
        @Nullable Object[] values = values(shape, node, path);
        return violations.any() ? null : shape.create(values);
    }

    private List<Object> list(Type element, Node node, String path) {
        List<Node> elements = node.elements();
        List<Object> list = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            String at = element instanceof Type.Scalar ? path : path + "." + (i + 1) + ".member";
            Object value = value(element, elements.get(i), at);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private Map<String, Object> map(Type element, Node node, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.entries()
                .forEach((key, entry) -> {
                    Object value = value(element, entry, path + "." + key + ".member");
                    if (value != null) {
                        map.put(key, value);
                    }
                });
        return map;
    }
}
