package dev.mayfly.scheduler;

import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskContainer;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.identity.Tag;
import java.util.List;
import java.util.Optional;

/// A task about to be made: of which revision, in which cluster, asked for by whom.
public record NewTask(TaskRevision revision, String cluster, Task.Origin origin, List<Tag> tags) {

    public NewTask {
        tags = List.copyOf(tags);
    }

    /// The task on `instance`, wanted and not yet begun.
    Task on(ContainerInstance instance, EcsIds ids) {
        List<TaskContainer> containers =
                revision.definition().containerDefinitions().stream()
                        .map(container ->
                                new TaskContainer(
                                        ids.hex(),
                                        container.called(),
                                        container.image().orElse(""),
                                        Task.Status.PENDING,
                                        container.healthCheck().isPresent(),
                                        Task.Health.UNKNOWN,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))
                        .toList();
        return new Task(
                ids.hex(),
                cluster,
                revision.key(),
                instance.id(),
                origin,
                new Task.Progress(
                        Task.Status.RUNNING,
                        Task.Status.PENDING,
                        Task.Health.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1),
                containers,
                tags);
    }
}
