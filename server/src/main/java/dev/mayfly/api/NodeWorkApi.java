package dev.mayfly.api;

import dev.mayfly.api.work.WorkRecords;
import dev.mayfly.api.work.WorkRecords.Assigned;
import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsResource.Kind;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.nodes.NodeRefusal;
import dev.mayfly.nodes.ProvenNode;
import dev.mayfly.refusal.ClusterFault;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.tasks.EcsNames;
import dev.mayfly.tasks.Instances;
import dev.mayfly.tasks.TaskBoard;
import dev.mayfly.tasks.TaskReports;
import dev.mayfly.tasks.TaskReports.OfContainer;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How nodes learn of the tasks placed on them and tell of them: `PollTasks` and `ReportTasks`,
/// signed with the node's certificate.
///
/// The cluster is the node's word, as it is at AWS, and its instance role must allow it:
/// `ecs:RegisterContainerInstance` on the cluster when it comes for the first time, `ecs:Poll` on
/// the container instance each time (`AmazonEC2ContainerServiceforEC2Role` has both).
///
/// A poll that brings nothing new and a report of what is known leave no event; first words, new
/// assignments, news of tasks and refusals do.
public final class NodeWorkApi {

    private final NodeCalls calls;
    private final EcsNames names;
    private final Work work;
    private final InstanceRights rights;
    private final WorkAssignments assignments;

    /// What is asked and told.
    public record Work(TaskBoard board, Instances instances, TaskReports reports) {}

    public NodeWorkApi(NodeCalls calls, EcsNames names, Work work, InstanceRights rights) {
        this.calls = calls;
        this.names = names;
        this.work = work;
        this.rights = rights;
        this.assignments = new WorkAssignments(names);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        MayflyApi.SERVICE,
                        "PollTasks",
                        WorkRecords.Poll.class,
                        Assigned.class,
                        false,
                        new Operation.Access.ByCertificate<>(),
                        this::poll),
                new Operation<>(
                        MayflyApi.SERVICE,
                        "ReportTasks",
                        WorkRecords.Report.class,
                        WorkRecords.Reported.class,
                        false,
                        new Operation.Access.ByCertificate<>(),
                        this::report));
    }

    private Assigned poll(WorkRecords.Poll in, Call call) {
        ProvenNode proven = calls.proven(call);
        Cluster cluster = names.cluster(work.board().state(), Optional.of(in.cluster()));
        ContainerInstance.Agent agent =
                new ContainerInstance.Agent(
                        in.agent().version(),
                        in.agent().cpuUnits(),
                        in.agent().memoryMib(),
                        in.agent().runtime());
        ContainerInstance instance = instance(proven, cluster, agent, call);
        work.instances().heard(instance, agent);
        Duration wait = Duration.ofSeconds(in.waitSeconds().orElse(0));
        EcsState state = work.board().state();
        List<Task> tasks = state.placedOn(instance.id());
        long end = System.nanoTime() + wait.toNanos();
        long left = wait.toNanos();
        while (left > 0
                && work.board().open()
                && in.known().filter(assignments.version(tasks)::equals).isPresent()) {
            state = work.board().awaitOther(state, Duration.ofNanos(left));
            tasks = state.placedOn(instance.id());
            left = end - System.nanoTime();
        }
        work.instances().heard(instance, agent);
        String version = assignments.version(tasks);
        if (in.known().filter(version::equals).isPresent()) {
            call.notes().unremarkable();
            return assignments.nothingNew(instance, version);
        }
        requireStillTrusted(proven, call);
        return assignments.all(instance, state, tasks);
    }

    /// A node may have been locked while its poll waited.
    private void requireStillTrusted(ProvenNode proven, Call call) {
        if (!work.board().fleet().trusted().contains(proven.node().id())) {
            throw calls.refusal(
                    NodeRefusal.Kind.LOCKED,
                    "the node " + proven.node().name() + " was locked while it waited",
                    call);
        }
    }

    private ContainerInstance instance(
            ProvenNode proven, Cluster cluster, ContainerInstance.Agent agent, Call call) {
        String node = proven.node().id();
        Optional<ContainerInstance> known = Instances.of(work.board().state(), cluster, node);
        if (known.isEmpty()) {
            rights.require(
                    proven,
                    Target.of(names.arn(cluster)).permission("ecs:RegisterContainerInstance"),
                    call);
        }
        ContainerInstance instance =
                known.orElseGet(() -> work.instances().register(cluster, node, agent));
        rights.require(
                proven,
                Target.of(names.arn(instance))
                        .with("ecs:cluster", names.arn(Kind.CLUSTER, cluster.name()))
                        .permission("ecs:Poll"),
                call);
        return instance;
    }

    private WorkRecords.Reported report(WorkRecords.Report in, Call call) {
        ProvenNode proven = calls.proven(call);
        EcsState state = work.board().state();
        Cluster cluster = names.cluster(state, Optional.of(in.cluster()));
        ContainerInstance instance =
                Instances.of(state, cluster, proven.node().id())
                        .orElseThrow(() ->
                                new RefusedException(
                                        new Refusal.ClusterRefused(
                                                ClusterFault.CLIENT,
                                                "The node is no container instance of the cluster"
                                                        + " yet: poll first.")));
        work.instances().heard(instance, instance.agent());
        List<Task> told =
                work.reports()
                        .apply(instance, in.tasks().stream().map(NodeWorkApi::report).toList());
        if (told.isEmpty()) {
            call.notes().unremarkable();
        }
        return new WorkRecords.Reported(told.size());
    }

    private static TaskReports.Report report(WorkRecords.TaskReport in) {
        return new TaskReports.Report(
                in.taskId(),
                Task.Status.valueOf(in.status()),
                Task.Health.valueOf(in.health()),
                in.stopCode().map(Task.StopCode::valueOf),
                in.reason(),
                in.containers().stream()
                        .map(it ->
                                new OfContainer(
                                        it.name(),
                                        Task.Status.valueOf(it.status()),
                                        Task.Health.valueOf(it.health()),
                                        it.exitCode(),
                                        it.reason(),
                                        it.runtimeId()))
                        .toList());
    }
}
