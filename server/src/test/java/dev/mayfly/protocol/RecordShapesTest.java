package dev.mayfly.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/// Holds every record we read and write against the shapes of the AWS SDK for Java: the truth of
/// names, nesting and what must be there comes from a client that is not ours.
class RecordShapesTest {

    private static final Map<String, String> SDK_PACKAGES =
            Map.of("iam", "iam", "sts", "sts", "cloudtrail", "cloudtrail", "ecs", "ecs");

    private static List<Operation<?, ?>> awsOperations() {
        return ApiOperations.all().stream()
                .filter(o -> SDK_PACKAGES.containsKey(o.service().signingName()))
                .toList();
    }

    @TestFactory
    List<DynamicTest> recordsHaveTheShapesOfTheSdk() {
        return awsOperations().stream()
                .map(o -> DynamicTest.dynamicTest(o.name(), () -> check(o)))
                .toList();
    }

    @Test
    void findsTheOperationsToCheck() {
        assertThat(awsOperations().stream().map(Operation::name))
                .contains("CreateRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity")
                .doesNotHaveDuplicates();
    }

    private static void check(Operation<?, ?> operation) {
        List<String> faults = new ArrayList<>();
        List<SdkField<?>> request = sdk(operation, "Request");
        if (!ApiOperations.REFUSED.contains(operation.name())) {
            compare("request", RecordShape.of(operation.input()), request, faults);
        }
        if (operation.output().getRecordComponents().length > 0) {
            compare(
                    "answer",
                    RecordShape.of(operation.output()),
                    sdk(operation, "Response"),
                    faults);
        }
        assertThat(faults).as(operation.name()).isEmpty();
    }

    private static List<SdkField<?>> sdk(Operation<?, ?> operation, String suffix) {
        String name =
                "software.amazon.awssdk.services."
                        + SDK_PACKAGES.get(operation.service().signingName())
                        + ".model."
                        + sdkSpelling(operation.name())
                        + suffix;
        try {
            Object builder = Class.forName(name).getMethod("builder").invoke(null);
            return ((SdkPojo) builder).sdkFields();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(operation.name() + " is no operation of AWS's", e);
        }
    }

    // The SDK writes OpenIDConnect as OpenIdConnect.
    private static String sdkSpelling(String name) {
        StringBuilder spelt = new StringBuilder(name);
        for (int i = 1; i < name.length(); i++) {
            boolean inAcronym =
                    Character.isUpperCase(name.charAt(i))
                            && Character.isUpperCase(name.charAt(i - 1))
                            && (i + 1 == name.length()
                                    || Character.isUpperCase(name.charAt(i + 1)));
            if (inAcronym) {
                spelt.setCharAt(i, Character.toLowerCase(name.charAt(i)));
            }
        }
        return spelt.toString();
    }

    private static void compare(
            String path, RecordShape ours, List<SdkField<?>> sdkFields, List<String> faults) {
        Map<String, SdkField<?>> theirs = byName(sdkFields);
        for (RecordShape.Field field : ours.fields()) {
            String name =
                    theirs.containsKey(field.upperName()) ? field.upperName() : field.lowerName();
            SdkField<?> theirField = theirs.get(name);
            if (theirField == null) {
                faults.add(path + "." + name + " is no member of AWS's");
            } else {
                compare(path + "." + name, field.type(), theirField, faults);
            }
        }
    }

    private static void compare(String path, Type ours, SdkField<?> theirs, List<String> faults) {
        MarshallingType<?> theirType = theirs.marshallingType();
        switch (ours) {
            case Type.Scalar scalar -> {
                if (!marshalled(scalar).equals(theirType)) {
                    faults.add(path + " is " + scalar + " and at AWS " + theirType);
                }
            }
            case Type.Choice _ -> {
                if (!theirType.equals(MarshallingType.STRING)) {
                    faults.add(path + " is no enum at AWS");
                }
            }
            case Type.Structure(RecordShape shape) -> {
                if (theirType.equals(MarshallingType.SDK_POJO)) {
                    compare(path, shape, theirs.constructor().get().sdkFields(), faults);
                } else {
                    faults.add(path + " is no structure at AWS");
                }
            }
            case Type.Sequence(Type element) -> {
                if (theirType.equals(MarshallingType.LIST)) {
                    SdkField<?> member = theirs.getTrait(ListTrait.class).memberFieldInfo();
                    compare(path + "[]", element, member, faults);
                } else {
                    faults.add(path + " is no list at AWS");
                }
            }
            case Type.Mapping(Type value) -> {
                if (theirType.equals(MarshallingType.MAP)) {
                    SdkField<?> member = theirs.getTrait(MapTrait.class).valueFieldInfo();
                    compare(path + "{}", value, member, faults);
                } else {
                    faults.add(path + " is no map at AWS");
                }
            }
        }
    }

    private static MarshallingType<?> marshalled(Type.Scalar scalar) {
        return switch (scalar) {
            case TEXT, SECRET -> MarshallingType.STRING;
            case INT, SECONDS -> MarshallingType.INTEGER;
            case LONG -> MarshallingType.LONG;
            case BOOLEAN -> MarshallingType.BOOLEAN;
            case DOUBLE -> MarshallingType.DOUBLE;
            case INSTANT, ISO_INSTANT -> MarshallingType.INSTANT;
            case BYTES -> MarshallingType.SDK_BYTES;
        };
    }

    private static Map<String, SdkField<?>> byName(List<SdkField<?>> fields) {
        Map<String, SdkField<?>> byName = new TreeMap<>();
        fields.forEach(f -> byName.put(f.locationName(), f));
        return byName;
    }
}
