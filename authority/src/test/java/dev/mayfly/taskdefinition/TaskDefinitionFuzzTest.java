package dev.mayfly.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mayfly.taskdefinition.admission.Admission;
import java.nio.charset.StandardCharsets;

/// Whatever text comes is a task definition that is written back as it was read, or refused with a
/// reason. A normal run replays the corpus; `JAZZER_FUZZ=1` searches.
class TaskDefinitionFuzzTest {

    @FuzzTest
    void readsAndChecksATaskDefinitionOrRefusesIt(byte[] bytes) {
        try {
            TaskDefinition definition =
                    TaskDefinitions.parse(new String(bytes, StandardCharsets.UTF_8));
            String written = TaskDefinitions.write(definition);
            assertThat(TaskDefinitions.parse(written)).isEqualTo(definition);
            assertThat(Admission.standard().problems(definition)).doesNotContainNull();
        } catch (TaskDefinitionException refused) {
            assertThat(refused.problems()).isNotEmpty();
            assertThat(refused).hasMessageNotContaining("Exception");
        }
    }
}
