package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.wire.Member;
import dev.mayfly.wire.Operation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/// Every record of STS against the AWS SDK's own knowledge of the same shape: no member is missing
/// and none is invented. Answers that never come are left out.
class StsShapesTest {

    private static final Map<String, String> SDK_NAMES =
            Map.of("AssumeRoleWithSAML", "AssumeRoleWithSaml");

    private static final Set<String> NEVER_ANSWERED =
            Set.of(
                    "GetSessionToken",
                    "GetFederationToken",
                    "AssumeRoleWithSAML",
                    "AssumeRoot",
                    "GetDelegatedAccessToken");

    static List<Operation<?, ?>> operations() {
        return new StsWire().operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesAndAnswersTheMembersTheSdkKnows(Operation<?, ?> operation)
            throws ReflectiveOperationException {
        String name = SDK_NAMES.getOrDefault(operation.name(), operation.name());

        assertThat(ours(operation.input())).isEqualTo(sdks(name + "Request"));
        if (!NEVER_ANSWERED.contains(operation.name())) {
            assertThat(ours(operation.output())).isEqualTo(sdks(name + "Response"));
        }
    }

    @Test
    void servesEveryOperationTheSdkKnows() {
        assertThat(operations().stream().map(Operation::name))
                .containsExactlyInAnyOrder(
                        "AssumeRole",
                        "AssumeRoleWithSAML",
                        "AssumeRoleWithWebIdentity",
                        "AssumeRoot",
                        "DecodeAuthorizationMessage",
                        "GetAccessKeyInfo",
                        "GetCallerIdentity",
                        "GetDelegatedAccessToken",
                        "GetFederationToken",
                        "GetSessionToken",
                        "GetWebIdentityToken");
    }

    private static Set<String> ours(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(StsShapesTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(RecordComponent component) {
        Member member = component.getAnnotation(Member.class);
        String given = member == null ? "" : member.name();
        String name = component.getName();
        return given.isEmpty() ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : given;
    }

    private static Set<String> sdks(String shape) throws ReflectiveOperationException {
        Class<?> type = Class.forName("software.amazon.awssdk.services.sts.model." + shape);
        SdkPojo pojo = (SdkPojo) type.getMethod("builder").invoke(null);
        return pojo.sdkFields().stream()
                .map(SdkField::locationName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
