package dev.mayfly.api;

import dev.mayfly.api.ecs.ClusterRecords;
import dev.mayfly.api.ecs.ClusterRecords.AttributeMember;
import dev.mayfly.api.ecs.ClusterRecords.DescribedInstances;
import dev.mayfly.api.ecs.ClusterRecords.InstanceMember;
import dev.mayfly.api.ecs.ClusterRecords.Resource;
import dev.mayfly.api.ecs.FailureMember;
import dev.mayfly.api.ecs.TagMember;
import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsResource.Kind;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.iam.Page;
import dev.mayfly.node.Node;
import dev.mayfly.refusal.ClusterFault;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.scheduler.Fleet;
import dev.mayfly.scheduler.Needs;
import dev.mayfly.tasks.EcsNames;
import dev.mayfly.tasks.Instances;
import dev.mayfly.tasks.TaskBoard;
import dev.mayfly.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// ECS's operations on container instances, which are our nodes.
public final class EcsInstancesApi {

    private final TaskBoard board;
    private final EcsNames names;
    private final Instances instances;
    private final EcsTargets targets;

    public EcsInstancesApi(Instances instances, EcsNames names) {
        this.board = instances.board();
        this.names = names;
        this.instances = instances;
        this.targets = new EcsTargets(board, names);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                EcsOperation.reads(
                                "ListContainerInstances",
                                ClusterRecords.ListInstances.class,
                                ClusterRecords.ListedInstances.class)
                        .on(in -> targets.cluster(in.cluster()))
                        .by(this::list),
                EcsOperation.reads(
                                "DescribeContainerInstances",
                                ClusterRecords.DescribeInstances.class,
                                DescribedInstances.class)
                        .onAll(in -> targets(in.cluster(), in.containerInstances()))
                        .by(this::describe),
                EcsOperation.writes(
                                "UpdateContainerInstancesState",
                                ClusterRecords.UpdateInstances.class,
                                DescribedInstances.class)
                        .onAll(in -> targets(in.cluster(), in.containerInstances()))
                        .by(this::update));
    }

    private List<Target> targets(Optional<String> cluster, List<String> named) {
        return named.stream().map(name -> targets.instance(cluster, name)).toList();
    }

    private ClusterRecords.ListedInstances list(ClusterRecords.ListInstances in) {
        EcsState state = board.state();
        Fleet fleet = board.fleet();
        Cluster cluster = names.cluster(state, in.cluster());
        List<String> arns =
                state.instances().values().stream()
                        .filter(it -> it.cluster().equals(cluster.name()))
                        .filter(it ->
                                in.status().orElse(status(it, fleet)).equals(status(it, fleet)))
                        .map(names::arn)
                        .toList();
        Page<String> page =
                EcsPages.of("ListContainerInstances", arns, in.nextToken(), in.maxResults());
        return new ClusterRecords.ListedInstances(page.items(), page.nextMarker());
    }

    private DescribedInstances describe(ClusterRecords.DescribeInstances in) {
        return described(in.cluster(), in.containerInstances(), in.include().contains("TAGS"));
    }

    private DescribedInstances update(ClusterRecords.UpdateInstances in) {
        if (!in.status().equals("ACTIVE") && !in.status().equals("DRAINING")) {
            throw new RefusedException(
                    new Refusal.ClusterRefused(
                            ClusterFault.INVALID_PARAMETER,
                            "Container instances status should be one of [ACTIVE, DRAINING]."));
        }
        EcsState state = board.state();
        Cluster cluster = names.cluster(state, in.cluster());
        List<ContainerInstance> found =
                in.containerInstances().stream()
                        .flatMap(it -> names.instance(state, cluster.name(), it).stream())
                        .toList();
        instances.draining(found, in.status().equals("DRAINING"));
        return described(in.cluster(), in.containerInstances(), false);
    }

    private DescribedInstances described(
            Optional<String> cluster, List<String> named, boolean tags) {
        EcsState state = board.state();
        Cluster in = names.cluster(state, cluster);
        List<InstanceMember> found = new ArrayList<>();
        List<FailureMember> failures = new ArrayList<>();
        for (String name : named) {
            names.instance(state, in.name(), name)
                    .ifPresentOrElse(
                            it -> found.add(member(it, state, tags)),
                            () -> failures.add(FailureMember.missing(arn(in, name))));
        }
        return new DescribedInstances(found, failures);
    }

    private String arn(Cluster cluster, String name) {
        return name.startsWith("arn:")
                ? name
                : names.arn(Kind.CONTAINER_INSTANCE, cluster.name() + "/" + name);
    }

    private InstanceMember member(ContainerInstance instance, EcsState state, boolean tags) {
        List<Task> tasks = state.placedOn(instance.id());
        Fleet fleet = board.fleet();
        ContainerInstance.Agent agent = instance.agent();
        int cpu = 0;
        int memory = 0;
        for (Task task : tasks) {
            Needs needs =
                    state.revision(task.taskDefinition())
                            .map(it -> Needs.of(it, task.origin().overrides()))
                            .orElse(new Needs(0, 0, List.of()));
            cpu += needs.cpuUnits();
            memory += needs.memoryMib();
        }
        Optional<Node> node = board.account().holdings().nodes().byId(instance.node());
        return new InstanceMember(
                names.arn(instance),
                node.map(Node::instanceId).orElse(instance.node()),
                new ClusterRecords.VersionInfo(agent.version()),
                resources(agent.cpuUnits() - cpu, agent.memoryMib() - memory),
                resources(agent.cpuUnits(), agent.memoryMib()),
                status(instance, fleet),
                fleet.of(instance) != Fleet.Standing.GONE,
                (int) tasks.stream().filter(ServiceView::running).count(),
                (int) tasks.stream().filter(ServiceView::pending).count(),
                List.of(
                        new AttributeMember("mayfly.node", node.map(Node::name)),
                        new AttributeMember("mayfly.runtime", Optional.of(agent.runtime()))),
                instance.registeredAt(),
                tags ? TagMember.members(instance.tags()) : List.of());
    }

    private static List<Resource> resources(int cpu, int memory) {
        return List.of(
                new Resource("CPU", "INTEGER", Optional.of(Math.max(0, cpu))),
                new Resource("MEMORY", "INTEGER", Optional.of(Math.max(0, memory))));
    }

    private static String status(ContainerInstance instance, Fleet fleet) {
        if (instance.draining()) {
            return "DRAINING";
        }
        return fleet.of(instance) == Fleet.Standing.GONE ? "INACTIVE" : "ACTIVE";
    }
}
