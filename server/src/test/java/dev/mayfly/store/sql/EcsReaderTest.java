package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.ecs.EcsResource;
import dev.mayfly.ecs.EcsResource.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EcsReaderTest {

    static Stream<EcsResource> samples() {
        return Stream.concat(SampleEcs.full().stream(), SampleEcs.sparse().stream());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatIsWritten(EcsResource resource) {
        assertThat(EcsReader.resource(resource.kind(), EcsWriter.json(resource)))
                .isEqualTo(resource);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CLUSTER | \"name\":\"blue\", | ``",
                "CLUSTER | \"blue\" | \"bl ue\"",
                "CONTAINER_INSTANCE | bbbb\",\"cluster | bbb\",\"cluster",
                "CONTAINER_INSTANCE | 2048 | 4294967296",
                "TASK_DEFINITION | \"revision\":2 | \"revision\":0",
                "TASK_DEFINITION | \"revision\":2 | \"revision\":2,\"shade\":1",
                "SERVICE | DRAINING | DRAINED",
                "SERVICE | REPLICA | ONCE",
                "SERVICE | IN_PROGRESS | ROLLING",
                "TASK | UserInitiated | Boredom",
                "TASK | \"exitCode\":-9 | \"exitCode\":\"-9\"",
                "TASK | \"version\":7, | ``",
            })
    void refusesToRead(Kind kind, String part, String replacement) {
        EcsResource resource =
                SampleEcs.full().stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
        String stored = EcsWriter.json(resource);
        String changed = stored.replace(part, replacement);

        assertThat(changed).isNotEqualTo(stored);
        assertThatThrownBy(() -> EcsReader.resource(kind, changed))
                .isInstanceOf(StoredJsonException.class);
    }
}
