package dev.mayfly.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.wire.Http;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Service;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds method, URI, status and every member of our REST-JSON operations, in both directions,
/// against AWS's models: name, type, place, spelling of times, what must be there.
class RestShapesTest {

    private record Row(String type, String place, String last) {
        boolean required() {
            return last.equals("1");
        }
    }

    // AWS has a page for it and no model.
    private static final Set<String> UNPUBLISHED = Set.of("CreateSession");

    private static final Map<String, Row> MODEL = new LinkedHashMap<>();

    @BeforeAll
    static void load() throws IOException {
        try (InputStream file = RestShapesTest.class.getResourceAsStream("aws-rest.tsv")) {
            assertThat(file).isNotNull();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(c ->
                            MODEL.put(c[0] + " " + c[1] + " " + c[2], new Row(c[3], c[4], c[5])));
        }
    }

    private static List<Operation<?, ?>> operations() {
        return ApiOperations.all().stream()
                .filter(o -> o.service().protocol() == Service.Protocol.REST_JSON)
                .filter(o -> !UNPUBLISHED.contains(o.name()))
                .toList();
    }

    @Test
    void findsTheOperationsToCheck() {
        assertThat(operations().stream().map(Operation::name))
                .contains("ValidatePolicy", "CheckNoNewAccess", "CheckNoPublicAccess");
    }

    @TestFactory
    List<DynamicTest> operationsAreThoseOfTheModel() {
        return operations().stream()
                .map(o -> DynamicTest.dynamicTest(o.name(), () -> check(o)))
                .toList();
    }

    private static void check(Operation<?, ?> operation) {
        String key = operation.service().signingName() + " " + operation.name() + " ";
        Http http = operation.http().orElseThrow();
        Row asked = Objects.requireNonNull(MODEL.get(key), () -> key + "is not in the model");
        assertThat(http.method() + " " + http.uri()).isEqualTo(asked.type + " " + asked.place);
        assertThat(http.status()).hasToString(asked.last);

        List<String> faults = new ArrayList<>();
        Service.Spelling spelling = operation.service().spelling();
        Set<String> ours = new HashSet<>();
        Walk walk = new Walk(key, spelling, faults, ours);
        walk.structure("input.", RecordShape.of(operation.input()));
        walk.structure("output.", RecordShape.of(operation.output()));
        MODEL.forEach((path, row) -> {
            if (path.startsWith(key) && !path.equals(key) && !ours.contains(path)) {
                faults.add(path + " is unknown to us");
            }
        });
        assertThat(faults).isEmpty();
    }

    private record Walk(
            String key, Service.Spelling spelling, List<String> faults, Set<String> ours) {

        void structure(String prefix, RecordShape shape) {
            for (RecordShape.Field field : shape.fields()) {
                member(prefix + field.name(spelling), field);
            }
        }

        private void member(String path, RecordShape.Field field) {
            Row row = MODEL.get(key + path);
            ours.add(key + path);
            if (row == null) {
                faults.add(path + " is no member of AWS's");
                return;
            }
            if (!field.place().name().equals(row.place)) {
                faults.add(path + " stands in " + row.place + ", not " + field.place());
            }
            if (!typeOf(field.type()).equals(row.type)) {
                faults.add(path + " is a " + row.type + ", not a " + typeOf(field.type()));
            }
            boolean collection = field.type() instanceof Type.Sequence;
            if (!collection && field.optional() == row.required() && path.startsWith("input")) {
                faults.add(path + (row.required() ? " is required" : " is optional"));
            }
            if (field.optional() && row.required()) {
                faults.add(path + " is required");
            }
            nested(path, field.type());
        }

        private void nested(String path, Type type) {
            switch (type) {
                case Type.Structure(RecordShape shape) -> structure(path + ".", shape);
                case Type.Sequence(Type element) -> nested(path + "[]", element);
                case Type.Scalar _, Type.Choice _, Type.Mapping _ -> {} // nothing within
            }
        }

        private static String typeOf(Type type) {
            return switch (type) {
                case Type.Scalar scalar ->
                        switch (scalar) {
                            case TEXT, SECRET -> "string";
                            case INT, SECONDS -> "integer";
                            case LONG -> "long";
                            case BOOLEAN -> "boolean";
                            case DOUBLE -> "double";
                            case INSTANT -> "timestamp";
                            case ISO_INSTANT -> "timestamp:iso8601";
                            case BYTES -> "blob";
                        };
                case Type.Choice _ -> "string";
                case Type.Structure _ -> "structure";
                case Type.Sequence _ -> "list";
                case Type.Mapping _ -> "map";
            };
        }
    }
}
