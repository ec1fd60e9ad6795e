package dev.mayfly.protocol;

import dev.mayfly.session.Secret;
import dev.mayfly.wire.EmptyResult;
import dev.mayfly.wire.Member;
import dev.mayfly.wire.Place;
import dev.mayfly.wire.Service;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record class as the codecs see it: its members in order, how to read them and how to make one.
/// Resolved by reflection once; reading and making go through method handles.
public final class RecordShape {

    private final Class<?> type;
    private final MethodHandle constructor;
    private final List<Field> fields;

    /// One member. `optional` means an `Optional` component; a list or map may be absent without
    /// being optional, and is then empty.
    public record Field(
            String upperName,
            String lowerName,
            String trailName,
            Type type,
            boolean optional,
            Place place,
            Constraints constraints,
            MethodHandle getter) {

        /// The name of this member in a service that spells so.
        public String name(Service.Spelling spelling) {
            return switch (spelling) {
                case UPPER_CAMEL -> upperName;
                case LOWER_CAMEL -> lowerName;
            };
        }

        /// The component's value.
        public Object of(Record owner) {
            try {
                return (Object) getter.invokeExact((Object) owner);
            } catch (Throwable e) {
                throw new IllegalStateException("a component cannot be read", e);
            }
        }
    }

    private RecordShape(Class<?> type, MethodHandle constructor, List<Field> fields) {
        this.type = type;
        this.constructor = constructor;
        this.fields = List.copyOf(fields);
    }

    /// The shape of a record class; throws [IllegalArgumentException] for a component of a type no
    /// codec knows, which is a mistake in the record.
    public static RecordShape of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            MethodHandle constructor =
                    lookup.findConstructor(type, MethodType.methodType(void.class, parameters))
                            .asSpreader(Object[].class, parameters.length)
                            .asType(MethodType.methodType(Object.class, Object[].class));
            List<Field> fields = new ArrayList<>(components.length);
            for (RecordComponent component : components) {
                fields.add(field(lookup, component));
            }
            return new RecordShape(type, constructor, fields);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is not a readable record", e);
        }
    }

    public List<Field> fields() {
        return fields;
    }

    /// Whether a query answer of this shape has a result element.
    public boolean hasResult() {
        return !fields.isEmpty() || type.isAnnotationPresent(EmptyResult.class);
    }

    /// Makes a record from one value per component, in order.
    public Record create(@Nullable Object[] values) {
        try {
            return (Record) (Object) constructor.invokeExact(values);
        } catch (RuntimeException e) {
            throw e; // a compact constructor's own objection
        } catch (Throwable e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private static Field field(MethodHandles.Lookup lookup, RecordComponent component)
            throws IllegalAccessException {
        java.lang.reflect.Type generic = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        Member member = component.getAnnotation(Member.class);
        Type type = spelt(type(optional ? argument(generic, 0) : generic), member);
        String given = member == null ? "" : member.name();
        String name = given.isEmpty() ? component.getName() : given;
        Place place = member == null ? Place.BODY : member.in();
        MethodHandle getter =
                lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
        return new Field(
                given.isEmpty() ? capital(name, true) : name,
                name,
                capital(place == Place.BODY ? name : component.getName(), false),
                type,
                optional,
                place,
                constraints(member, type),
                getter);
    }

    private static Type spelt(Type type, @Nullable Member member) {
        boolean iso = member != null && member.iso8601() && type == Type.Scalar.INSTANT;
        return iso ? Type.Scalar.ISO_INSTANT : type;
    }

    private static Constraints constraints(@Nullable Member member, Type type) {
        Constraints given = member == null ? Constraints.none() : Constraints.of(member);
        return type == Type.Scalar.SECRET ? given.hidden() : given;
    }

    private static String capital(String name, boolean upper) {
        char first = name.charAt(0);
        return (upper ? Character.toUpperCase(first) : Character.toLowerCase(first))
                + name.substring(1);
    }

    private static Type type(java.lang.reflect.Type generic) {
        if (generic instanceof ParameterizedType parameterized) {
            if (parameterized.getRawType() == List.class) {
                return new Type.Sequence(type(argument(generic, 0)));
            }
            if (parameterized.getRawType() == Map.class && argument(generic, 0) == String.class) {
                return new Type.Mapping(type(argument(generic, 1)));
            }
        }
        if (generic instanceof Class<?> type) {
            return plain(type);
        }
        throw new IllegalArgumentException("no codec for a member of type " + generic);
    }

    private static Type plain(Class<?> type) {
        if (type.isRecord()) {
            return new Type.Structure(of(type));
        }
        if (type.isEnum()) {
            return new Type.Choice(enumClass(type));
        }
        if (type == String.class) {
            return Type.Scalar.TEXT;
        }
        if (type == int.class || type == Integer.class) {
            return Type.Scalar.INT;
        }
        if (type == long.class || type == Long.class) {
            return Type.Scalar.LONG;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Type.Scalar.BOOLEAN;
        }
        return rarer(type);
    }

    private static Type rarer(Class<?> type) {
        if (type == double.class || type == Double.class) {
            return Type.Scalar.DOUBLE;
        }
        if (type == Instant.class) {
            return Type.Scalar.INSTANT;
        }
        if (type == Duration.class) {
            return Type.Scalar.SECONDS;
        }
        if (type == byte[].class) {
            return Type.Scalar.BYTES;
        }
        if (type == Secret.class) {
            return Type.Scalar.SECRET;
        }
        throw new IllegalArgumentException("no codec for a member of " + type);
    }

    @SuppressWarnings("unchecked") // the caller asked isEnum()
    private static Class<? extends Enum<?>> enumClass(Class<?> type) {
        return (Class<? extends Enum<?>>) type;
    }

    private static java.lang.reflect.Type argument(java.lang.reflect.Type generic, int index) {
        return ((ParameterizedType) generic).getActualTypeArguments()[index];
    }
}
