package dev.mayfly.agent.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.ecs.Task.Status;
import dev.mayfly.ecs.Task.StopCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Containers that are started again, and tasks that an agent finds of the one before.
class RestartTest {

    private static final String POLICY =
            "\"restartPolicy\": {\"enabled\": true, \"restartAttemptPeriod\": 60,"
                    + " \"ignoredExitCodes\": [3]}";

    @TempDir private Path directory;

    /// The clock runs 200 times as fast: a minute is 0.3 s.
    private Bench fast() {
        return new Bench(directory, Bench.fast(200), new Bench.NoSecrets());
    }

    @Test
    void whatRanLongEnoughIsStartedAgain() throws Exception {
        Bench bench = fast();
        TaskView task = bench.shell("echo run; sleep 0.6; exit 1", POLICY);

        TaskView again = bench.await(task.id(), view -> view.containers().getFirst().runs() >= 3);

        assertThat(again.last()).isEqualTo(Status.RUNNING);
        assertThat(again.stopCode()).isEmpty();
        bench.close();
    }

    @Test
    void whatEndsAtOnceIsNot() throws Exception {
        Bench bench = fast();
        TaskView ended = bench.ended(bench.shell("exit 1", POLICY).id());

        assertThat(ended.containers().getFirst().runs()).isEqualTo(1);
        assertThat(ended.stopCode()).contains(StopCode.EssentialContainerExited);
        bench.close();
    }

    @Test
    void anIgnoredExitCodeIsAnEnd() throws Exception {
        Bench bench = fast();
        TaskView ended = bench.ended(bench.shell("sleep 0.6; exit 3", POLICY).id());

        assertThat(ended.exitCode()).contains(3);
        assertThat(ended.containers().getFirst().runs()).isEqualTo(1);
        bench.close();
    }

    @Test
    void theNextAgentFindsWhatRunsAndLearnsHowTheRestEnded() throws Exception {
        Bench first = new Bench(directory);
        TaskView living = first.shell("echo up; exec sleep 60", "");
        TaskView ending = first.shell("echo up; sleep 1; exit 9", "");
        first.logWith(living.id(), "app", "up");
        first.logWith(ending.id(), "app", "up");
        first.tasks.close();

        Bench second = new Bench(directory);

        assertThat(second.ended(ending.id()).exitCode()).contains(9);
        TaskView found = second.await(living.id(), view -> view.last() == Status.RUNNING);
        assertThat(found.containers().getFirst().runtimeId())
                .isEqualTo(
                        first.tasks
                                .find(living.id())
                                .orElseThrow()
                                .containers()
                                .getFirst()
                                .runtimeId());
        assertThat(second.credentials.registration(living.id())).isPresent();
        second.tasks.stop(living.id(), StopCode.UserInitiated, "enough");
        assertThat(second.ended(living.id()).exitCode()).contains(143);
    }

    @Test
    void anEndedTaskIsForgottenWithItsLogs() throws Exception {
        Bench bench = new Bench(directory);
        TaskView ended = bench.ended(bench.shell("echo x", "").id());
        Path log = bench.tasks.log(ended.id(), "app");
        assertThat(log).exists();

        bench.tasks.forget(ended.id());

        assertThat(log).doesNotExist();
        assertThat(bench.tasks.find(ended.id())).isEmpty();
    }
}
