package dev.mayfly.scheduler;

import dev.mayfly.ecs.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How often in a row tasks of a deployment ended by themselves soon after they were asked for, and
/// since when. Read from the tasks that are remembered, so that it is the same whoever asks.
record Failures(int count, Optional<Instant> latest) {

    /// A task that lived so long was no failure, whatever came later.
    static final Duration LASTING = Duration.ofSeconds(60);

    /// Why a task is stopped that runs and does not do what it should.
    static final String ILL = "Task failed container health checks";

    private static final int AT_ONCE = 2;
    private static final int MAX_DOUBLINGS = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    static Failures of(List<Task> ofDeployment, Instant now) {
        Instant lasted =
                ofDeployment.stream()
                        .flatMap(task -> lastedAt(task, now).stream())
                        .max(Instant::compareTo)
                        .orElse(Instant.MIN);
        List<Instant> ends =
                ofDeployment.stream()
                        .filter(Failures::failed)
                        .flatMap(task -> task.progress().stoppedAt().stream())
                        .filter(end -> !end.isBefore(lasted))
                        .toList();
        return new Failures(ends.size(), ends.stream().max(Instant::compareTo));
    }

    /// When the next task may be started: at once after one failure, then later and later, so that
    /// a task that cannot live does not keep everybody busy. Ours; AWS does the like and does not
    /// say how.
    boolean pausing(Instant now) {
        if (count < AT_ONCE) {
            return false;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(count - AT_ONCE, MAX_DOUBLINGS));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        return latest.filter(end -> end.plus(bounded).isAfter(now)).isPresent();
    }

    private static boolean failed(Task task) {
        boolean byItself =
                task.progress()
                        .stopCode()
                        .filter(code ->
                                code == Task.StopCode.EssentialContainerExited
                                        || code == Task.StopCode.TaskFailedToStart)
                        .isPresent();
        return task.stopped() && (byItself || ill(task));
    }

    private static boolean ill(Task task) {
        return task.progress().stoppedReason().filter(ILL::equals).isPresent();
    }

    private static Optional<Instant> lastedAt(Task task, Instant now) {
        Instant end = task.progress().stoppedAt().orElse(now);
        return task.progress()
                .startedAt()
                .map(start -> start.plus(LASTING))
                .filter(lasted -> !lasted.isAfter(end) && !ill(task));
    }
}
