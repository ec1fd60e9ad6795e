package dev.mayfly.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Holds what our request records demand against what AWS's models demand.
class RecordConstraintsTest {

    private static final Set<String> SERVICES =
            Set.of("iam", "sts", "cloudtrail", "access-analyzer", "ecs", "rolesanywhere");
    // Where we differ on purpose.
    private static final Set<String> OURS =
            Set.of(
                    // AWS's documentation names the two algorithms, its model only their length.
                    "GetWebIdentityToken SigningAlgorithm",
                    // The service answers with exceptions of its own, which the model has too.
                    "LookupEvents MaxResults",
                    "LookupEvents LookupAttributes[].AttributeKey",
                    // A check for no access at all would pass whatever the policy says.
                    "CheckAccessNotGranted access",
                    // A context entry without a key says nothing.
                    "SimulateCustomPolicy ContextEntries[].ContextKeyName",
                    "SimulatePrincipalPolicy ContextEntries[].ContextKeyName");

    // A task definition is checked by its own rules (`taskdefinition.admission`), the agent has
    // too.
    private static final Set<String> HELD_ELSEWHERE = Set.of("RegisterTaskDefinition");

    private static final AwsMembers AWS = AwsMembers.load();

    @TestFactory
    List<DynamicTest> requestsDemandWhatAwsDemands() {
        return ApiOperations.all().stream()
                .filter(o -> SERVICES.contains(o.service().signingName()))
                .filter(o -> !ApiOperations.REFUSED.contains(o.name()))
                .filter(o -> !HELD_ELSEWHERE.contains(o.name()))
                .map(o -> DynamicTest.dynamicTest(o.name(), () -> check(o)))
                .toList();
    }

    private static void check(Operation<?, ?> operation) {
        List<String> faults = new ArrayList<>();
        structure(operation, "", RecordShape.of(operation.input()), faults);
        assertThat(faults).as(operation.name()).isEmpty();
    }

    private static void structure(
            Operation<?, ?> operation, String prefix, RecordShape shape, List<String> faults) {
        String service = operation.service().signingName();
        List<String> ours = new ArrayList<>();
        for (RecordShape.Field field : shape.fields()) {
            String path = prefix + field.name(operation.service().spelling());
            ours.add(path);
            for (AwsMembers.Row row : AWS.at(service, operation.name(), path)) {
                if (!OURS.contains(operation.name() + " " + path)) {
                    member(field, row, faults);
                }
            }
            if (field.type() instanceof Type.Structure(RecordShape nested)) {
                structure(operation, path + ".", nested, faults);
            }
            if (field.type() instanceof Type.Sequence(Type.Structure(RecordShape nested))) {
                structure(operation, path + "[].", nested, faults);
            }
        }
        for (AwsMembers.Row row : AWS.under(service, operation.name(), prefix)) {
            if (row.required() && !ours.contains(row.path())) {
                faults.add(row.path() + " is required by AWS and unknown to us");
            }
        }
    }

    private static void member(RecordShape.Field field, AwsMembers.Row row, List<String> faults) {
        Constraints ours = field.constraints();
        boolean collection =
                field.type() instanceof Type.Sequence || field.type() instanceof Type.Mapping;
        if (!collection && field.optional() == row.required()) {
            faults.add(row.path() + (row.required() ? " is required" : " is optional"));
        }
        String min = row.type().equals("integer") ? bound(ours.min()) : bound(ours.minLength());
        String max = row.type().equals("integer") ? bound(ours.max()) : bound(ours.maxLength());
        // A list that must be sent is one of at least one element with us (see InputReader).
        String rowMin = row.min().equals("0") ? "" : row.min();
        boolean sent = collection && row.required() && rowMin.isEmpty() && min.equals("1");
        if (!sent && !min.equals(rowMin)) {
            faults.add(row.path() + " has the minimum " + row.min() + ", not " + min);
        }
        if (!max.equals(row.max())) {
            faults.add(row.path() + " has the maximum " + row.max() + ", not " + max);
        }
        String pattern = ours.pattern().map(Pattern::pattern).orElse("");
        if (!pattern.equals(row.pattern())) {
            faults.add(row.path() + " has the pattern " + row.pattern() + ", not " + pattern);
        }
        if (field.type() instanceof Type.Scalar
                && !String.join("|", ours.oneOf()).equals(row.oneOf())) {
            faults.add(row.path() + " is one of " + row.oneOf() + ", not of " + ours.oneOf());
        }
        if (row.sensitive() && !ours.sensitive()) {
            faults.add(row.path() + " is sensitive");
        }
    }

    private static String bound(long bound) {
        return bound == Long.MIN_VALUE
                        || bound == Long.MAX_VALUE
                        || bound == Integer.MAX_VALUE
                        || bound == 0
                ? ""
                : Long.toString(bound);
    }
}
