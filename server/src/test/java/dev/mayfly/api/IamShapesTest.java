package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.store.StateStore;
import dev.mayfly.wire.Member;
import dev.mayfly.wire.Operation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/// Every record of ours against the AWS SDK's own knowledge of the same shape: no member is
/// missing, none is invented, and each holds the same kind of thing. Left out are the members in
/// [#UNSERVED], the inside of answers that never come, and the marker of listings that are always
/// empty.
class IamShapesTest {

    private static final Set<String> UNSERVED =
            Set.of(
                    "PasswordLastUsed", // there are no passwords
                    "SourceRoleTemplate", // there are no templates
                    "OrganizationsDecisionDetail", // there are no organizations
                    "OrderedOrganizationPolicyInputList", // simulation, not taken yet
                    "PolicyExclusionList"); // simulation, not taken yet

    static Stream<Operation<?, ?>> operations() {
        return IamWire.operations(new Directory(new Nothing())).stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesAndAnswersTheMembersTheSdkKnows(Operation<?, ?> operation) throws Exception {
        Object taken = ours(operation.input());
        assertThat(taken).isEqualTo(asServed(sdks(operation.name() + "Request"), taken));
        Object answered = ours(operation.output());
        assertThat(answered).isEqualTo(asServed(sdks(operation.name() + "Response"), answered));
    }

    /// Members by wire name; structures within as maps of the same kind.
    private static Map<String, Object> ours(Class<?> record) {
        Map<String, Object> members = new TreeMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            members.put(name(component), kind(component.getGenericType()));
        }
        return members;
    }

    private static String name(RecordComponent component) {
        Member member = component.getAnnotation(Member.class);
        if (member != null && !member.name().isEmpty()) {
            return member.name();
        }
        String name = component.getName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static Object kind(Type type) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == Optional.class) {
                return kind(generic.getActualTypeArguments()[0]);
            }
            if (generic.getRawType() == List.class) {
                return List.of(kind(generic.getActualTypeArguments()[0]));
            }
            return Map.of("map of", kind(generic.getActualTypeArguments()[1]));
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() ? ours(plain) : scalar(plain);
    }

    private static String scalar(Class<?> plain) {
        return switch (plain.getSimpleName()) {
            case "int", "Integer" -> "Integer";
            case "boolean", "Boolean" -> "Boolean";
            case "Instant" -> "Instant";
            default -> "String";
        };
    }

    /// The SDK's members as far as we serve them.
    private static Object asServed(Object sdks, Object ours) {
        if (sdks instanceof List<?> list && ours instanceof List<?> our) {
            return List.of(asServed(list.getFirst(), our.getFirst()));
        }
        if (!(sdks instanceof Map<?, ?> members) || !(ours instanceof Map<?, ?> our)) {
            return sdks;
        }
        Map<Object, Object> served = new TreeMap<>();
        boolean neverGoesOn = our.containsValue(List.of(Map.of()));
        members.forEach((name, kind) -> {
            boolean unserved =
                    UNSERVED.contains(name.toString()) || (neverGoesOn && name.equals("Marker"));
            if (!our.isEmpty() && !unserved) {
                Object counterpart = our.get(name);
                served.put(name, counterpart == null ? kind : asServed(kind, counterpart));
            }
        });
        return served;
    }

    private static Map<String, Object> sdks(String shape) throws ReflectiveOperationException {
        Class<?> type = Class.forName("software.amazon.awssdk.services.iam.model." + java(shape));
        return members((SdkPojo) type.getMethod("builder").invoke(null));
    }

    /// The SDK's class names write acronyms as words: `OpenIDConnect` is `OpenIdConnect`.
    private static String java(String shape) {
        return Pattern.compile("(?<=[A-Z])[A-Z]+(?=[A-Z][a-z])")
                .matcher(shape)
                .replaceAll(acronym -> acronym.group().toLowerCase(Locale.ROOT));
    }

    private static Map<String, Object> members(SdkPojo pojo) {
        Map<String, Object> members = new TreeMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            members.put(field.locationName(), kind(field));
        }
        return members;
    }

    private static Object kind(SdkField<?> field) {
        return switch (field.marshallingType().toString()) {
            case "List" -> List.of(kind(field.getTrait(ListTrait.class).memberFieldInfo()));
            case "Map" -> Map.of("map of", kind(field.getTrait(MapTrait.class).valueFieldInfo()));
            case "SdkPojo" -> members(field.constructor().get());
            default -> field.marshallingType().toString();
        };
    }

    private static final class Nothing implements StateStore {

        @Override
        public Revision load() {
            return new Revision(0, AccountState.empty(IamWire.ACCOUNT));
        }

        @Override
        public long newestRevision() {
            return 0;
        }

        @Override
        public boolean commit(Revision base, AccountState next) {
            return false;
        }
    }
}
