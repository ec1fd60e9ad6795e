package dev.mayfly.api;

import dev.mayfly.api.ecs.FailureMember;
import dev.mayfly.api.ecs.TagMember;
import dev.mayfly.api.ecs.TaskRecords;
import dev.mayfly.api.ecs.TaskRecords.OneTask;
import dev.mayfly.api.ecs.TaskRecords.OverrideMember;
import dev.mayfly.api.ecs.TaskRecords.Started;
import dev.mayfly.api.ecs.TaskRecords.TaskMember;
import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.EcsResource.Kind;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.iam.Page;
import dev.mayfly.refusal.ClusterFault;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.tasks.EcsNames;
import dev.mayfly.tasks.TaskBoard;
import dev.mayfly.tasks.Tasks;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// ECS's operations on tasks.
public final class EcsTasksApi {

    private static final int MAX_COUNT = 10; // of one call, as at AWS
    private static final int MAX_DESCRIBED = 100;

    private final TaskBoard board;
    private final EcsNames names;
    private final Tasks tasks;
    private final EcsTargets targets;

    public EcsTasksApi(Tasks tasks) {
        this.board = tasks.board();
        this.names = tasks.names();
        this.tasks = tasks;
        this.targets = new EcsTargets(board, names);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                EcsOperation.writes("RunTask", TaskRecords.Run.class, Started.class)
                        .on(in ->
                                targets.within(targets.revision(in.taskDefinition()), in.cluster())
                                        .bringing(TagMember.tags(in.tags())))
                        .and((in, _) -> passing(in.overrides()))
                        .by(this::run),
                EcsOperation.writes("StartTask", TaskRecords.Start.class, Started.class)
                        .on(in ->
                                targets.within(targets.revision(in.taskDefinition()), in.cluster())
                                        .bringing(TagMember.tags(in.tags())))
                        .and((in, _) -> passing(in.overrides()))
                        .by(this::start),
                EcsOperation.writes("StopTask", TaskRecords.Stop.class, OneTask.class)
                        .on(in -> targets.task(in.cluster(), in.task()))
                        .by(this::stop),
                EcsOperation.reads("DescribeTasks", TaskRecords.Describe.class, Started.class)
                        .onAll(in ->
                                in.tasks().stream()
                                        .map(name -> targets.task(in.cluster(), name))
                                        .toList())
                        .by(this::describe),
                EcsOperation.reads(
                                "ListTasks", TaskRecords.ListTasks.class, TaskRecords.Listed.class)
                        .on(in ->
                                targets.instance(in.cluster(), in.containerInstance().orElse("*")))
                        .by(this::list));
    }

    /// Other roles than the definition's are handed over with the run.
    private static List<Permission> passing(Optional<OverrideMember> overrides) {
        return EcsTargets.passRoles(
                overrides.flatMap(OverrideMember::taskRoleArn),
                overrides.flatMap(OverrideMember::executionRoleArn));
    }

    private Started run(TaskRecords.Run in) {
        EcsUnserved.refuse("capacityProviderStrategy", in.capacityProviderStrategy());
        EcsUnserved.refuse("volumeConfigurations", in.volumeConfigurations());
        int count = in.count().orElse(1);
        if (count < 1 || count > MAX_COUNT) {
            throw parameter("Count must be between 1 and " + MAX_COUNT + ".");
        }
        Tasks.Wish wish =
                new Tasks.Wish(
                        in.cluster(),
                        in.taskDefinition(),
                        in.group(),
                        in.startedBy(),
                        overrides(in.overrides()),
                        in.enableExecuteCommand().orElse(false),
                        TagMember.tags(in.tags()),
                        in.propagateTags().filter("TASK_DEFINITION"::equals).isPresent());
        return started(tasks.run(wish, count));
    }

    private Started start(TaskRecords.Start in) {
        EcsUnserved.refuse("volumeConfigurations", in.volumeConfigurations());
        if (in.containerInstances().size() > MAX_COUNT) {
            throw parameter("Too many container instances: at most " + MAX_COUNT + ".");
        }
        Tasks.Wish wish =
                new Tasks.Wish(
                        in.cluster(),
                        in.taskDefinition(),
                        in.group(),
                        in.startedBy(),
                        overrides(in.overrides()),
                        in.enableExecuteCommand().orElse(false),
                        TagMember.tags(in.tags()),
                        in.propagateTags().filter("TASK_DEFINITION"::equals).isPresent());
        List<Task> all = new ArrayList<>();
        List<Tasks.Failure> failures = new ArrayList<>();
        for (String instance : in.containerInstances()) {
            Tasks.Started one = tasks.start(wish, instance);
            all.addAll(one.tasks());
            failures.addAll(one.failures());
        }
        return started(new Tasks.Started(all, failures));
    }

    private Started started(Tasks.Started outcome) {
        TaskView view = view();
        return new Started(
                outcome.tasks().stream().map(task -> view.of(task, true)).toList(),
                outcome.failures().stream()
                        .map(it -> new FailureMember(it.arn(), it.reason()))
                        .toList());
    }

    private TaskOverrides overrides(Optional<OverrideMember> given) {
        return TaskView.overrides(given);
    }

    private OneTask stop(TaskRecords.Stop in) {
        return new OneTask(view().of(tasks.stop(in.cluster(), in.task(), in.reason()), false));
    }

    private Started describe(TaskRecords.Describe in) {
        if (in.tasks().size() > MAX_DESCRIBED) {
            throw parameter("Tasks cannot be more than " + MAX_DESCRIBED + ".");
        }
        EcsState state = board.state();
        Cluster cluster = names.cluster(state, in.cluster());
        TaskView view = view();
        List<TaskMember> found = new ArrayList<>();
        List<FailureMember> failures = new ArrayList<>();
        for (String name : in.tasks()) {
            names.task(state, cluster.name(), name)
                    .ifPresentOrElse(
                            it -> found.add(view.of(it, in.include().contains("TAGS"))),
                            () -> failures.add(FailureMember.missing(arn(cluster, name))));
        }
        return new Started(found, failures);
    }

    private String arn(Cluster cluster, String name) {
        return name.startsWith("arn:") ? name : names.arn(Kind.TASK, cluster.name() + "/" + name);
    }

    private TaskRecords.Listed list(TaskRecords.ListTasks in) {
        EcsState state = board.state();
        Cluster cluster = names.cluster(state, in.cluster());
        Predicate<Task> which = chosen(in, state, cluster);
        List<String> arns =
                state.tasks().values().stream()
                        .filter(task -> task.cluster().equals(cluster.name()))
                        .filter(which)
                        .map(names::arn)
                        .toList();
        Page<String> page = EcsPages.of("ListTasks", arns, in.nextToken(), in.maxResults());
        return new TaskRecords.Listed(page.items(), page.nextMarker());
    }

    private Predicate<Task> chosen(TaskRecords.ListTasks in, EcsState state, Cluster cluster) {
        // ECS never wants a task to be PENDING, so asking for those finds none.
        String desired = in.desiredStatus().orElse("RUNNING");
        Predicate<Task> which = task -> task.progress().desired().name().equals(desired);
        Optional<String> instance = in.containerInstance().map(it -> EcsNames.last(it));
        Optional<EcsService> service =
                in.serviceName()
                        .map(name ->
                                names.service(state, cluster.name(), name)
                                        .orElseThrow(() ->
                                                new RefusedException(
                                                        new Refusal.ClusterRefused(
                                                                ClusterFault.SERVICE_NOT_FOUND,
                                                                "Service not found."))));
        return which.and(task -> instance.filter(it -> !it.equals(task.instance())).isEmpty())
                .and(task ->
                        in.family()
                                .filter(it -> !task.taskDefinition().startsWith(it + ":"))
                                .isEmpty())
                .and(task -> in.startedBy().filter(it -> !it.equals(task.startedBy())).isEmpty())
                .and(task ->
                        service.filter(it -> !it.group().equals(task.origin().group())).isEmpty());
    }

    private TaskView view() {
        return new TaskView(names, board.state(), board.fleet());
    }

    private static RefusedException parameter(String message) {
        return new RefusedException(
                new Refusal.ClusterRefused(ClusterFault.INVALID_PARAMETER, message));
    }
}
