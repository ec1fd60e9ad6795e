package dev.mayfly.api;

import dev.mayfly.api.work.WorkRecords.Assigned;
import dev.mayfly.api.work.WorkRecords.AssignedDefinition;
import dev.mayfly.api.work.WorkRecords.AssignedTask;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsResource.Kind;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinitions;
import dev.mayfly.tasks.EcsNames;
import dev.mayfly.tasks.Overriding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a node is to run, as it is told. The version of an answer is a fingerprint of which tasks
/// there are and what is wanted of them, so that what a node itself reports is no news to it.
record WorkAssignments(EcsNames names) {

    private static final String SERVICE = "service:";

    String version(List<Task> tasks) {
        long hash = tasks.size();
        for (Task task : tasks) {
            hash = hash * 31 + task.id().hashCode();
            hash = hash * 31 + (task.wanted() ? 1 : 0);
        }
        return Long.toHexString(hash);
    }

    Assigned nothingNew(ContainerInstance instance, String version) {
        return new Assigned(version, false, names.arn(instance), List.of(), List.of());
    }

    Assigned all(ContainerInstance instance, EcsState state, List<Task> tasks) {
        Map<String, AssignedDefinition> definitions = new LinkedHashMap<>();
        List<AssignedTask> assigned = new ArrayList<>();
        for (Task task : tasks) {
            state.revision(task.taskDefinition())
                    .ifPresent(revision -> assigned.add(task(task, revision, definitions)));
        }
        return new Assigned(
                version(tasks),
                true,
                names.arn(instance),
                assigned,
                List.copyOf(definitions.values()));
    }

    private AssignedTask task(
            Task task, TaskRevision revision, Map<String, AssignedDefinition> definitions) {
        TaskOverrides overrides = task.origin().overrides();
        TaskDefinition definition = Overriding.applied(revision.definition(), overrides);
        boolean own = !overrides.equals(TaskOverrides.NONE);
        String key = own ? revision.key() + "+" + task.id() : revision.key();
        definitions.computeIfAbsent(
                key, _ -> new AssignedDefinition(key, TaskDefinitions.write(definition)));
        String group = task.origin().group();
        return new AssignedTask(
                names.arn(task),
                task.id(),
                task.progress().desired().name(),
                key,
                names.arn(Kind.TASK_DEFINITION, revision.key()),
                revision.family(),
                revision.revision(),
                definition.taskRoleArn(),
                definition.executionRoleArn(),
                group.startsWith(SERVICE)
                        ? Optional.of(group.substring(SERVICE.length()))
                        : Optional.empty());
    }
}
