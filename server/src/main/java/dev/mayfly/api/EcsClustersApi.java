package dev.mayfly.api;

import dev.mayfly.api.ecs.ClusterRecords;
import dev.mayfly.api.ecs.ClusterRecords.ClusterMember;
import dev.mayfly.api.ecs.ClusterRecords.OneCluster;
import dev.mayfly.api.ecs.FailureMember;
import dev.mayfly.api.ecs.TagMember;
import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.EcsResource.Kind;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.iam.Page;
import dev.mayfly.tasks.Clusters;
import dev.mayfly.tasks.EcsNames;
import dev.mayfly.tasks.TaskBoard;
import dev.mayfly.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// ECS's operations on clusters.
public final class EcsClustersApi {

    private final TaskBoard board;
    private final EcsNames names;
    private final Clusters clusters;
    private final EcsTargets targets;

    public EcsClustersApi(Clusters clusters) {
        this.board = clusters.board();
        this.names = clusters.names();
        this.clusters = clusters;
        this.targets = new EcsTargets(board, names);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                EcsOperation.writes("CreateCluster", ClusterRecords.Create.class, OneCluster.class)
                        .on(in ->
                                targets.cluster(in.clusterName())
                                        .bringing(TagMember.tags(in.tags())))
                        .by(this::create),
                EcsOperation.reads(
                                "DescribeClusters",
                                ClusterRecords.Describe.class,
                                ClusterRecords.Described.class)
                        .onAll(in ->
                                named(in).stream()
                                        .map(name -> targets.cluster(Optional.of(name)))
                                        .toList())
                        .by(this::describe),
                EcsOperation.reads(
                                "ListClusters",
                                ClusterRecords.ListClusters.class,
                                ClusterRecords.Listed.class)
                        .by(this::list),
                EcsOperation.writes("DeleteCluster", ClusterRecords.ByName.class, OneCluster.class)
                        .on(in -> targets.cluster(Optional.of(in.cluster())))
                        .by(this::delete));
    }

    private OneCluster create(ClusterRecords.Create in) {
        EcsUnserved.refuse("capacityProviders", in.capacityProviders());
        Cluster cluster =
                clusters.create(
                        in.clusterName().orElse(Cluster.DEFAULT), TagMember.tags(in.tags()));
        return new OneCluster(member(cluster, "ACTIVE", true));
    }

    private OneCluster delete(ClusterRecords.ByName in) {
        Cluster cluster = names.cluster(board.state(), Optional.of(in.cluster()));
        return new OneCluster(member(clusters.delete(cluster), "INACTIVE", true));
    }

    private static List<String> named(ClusterRecords.Describe in) {
        return in.clusters().isEmpty() ? List.of(Cluster.DEFAULT) : in.clusters();
    }

    private ClusterRecords.Described describe(ClusterRecords.Describe in) {
        List<ClusterMember> found = new ArrayList<>();
        List<FailureMember> failures = new ArrayList<>();
        for (String name : named(in)) {
            String path = names.clusterName(Optional.of(name));
            Optional.ofNullable(board.state().clusters().get(path))
                    .ifPresentOrElse(
                            it -> found.add(member(it, "ACTIVE", in.include().contains("TAGS"))),
                            () ->
                                    failures.add(
                                            FailureMember.missing(
                                                    name.startsWith("arn:")
                                                            ? name
                                                            : names.arn(Kind.CLUSTER, name))));
        }
        return new ClusterRecords.Described(found, failures);
    }

    private ClusterRecords.Listed list(ClusterRecords.ListClusters in) {
        List<String> arns = board.state().clusters().values().stream().map(names::arn).toList();
        Page<String> page = EcsPages.of("ListClusters", arns, in.nextToken(), in.maxResults());
        return new ClusterRecords.Listed(page.items(), page.nextMarker());
    }

    private ClusterMember member(Cluster cluster, String status, boolean tags) {
        EcsState state = board.state();
        String name = cluster.name();
        int instances =
                (int)
                        state.instances().values().stream()
                                .filter(it -> it.cluster().equals(name))
                                .count();
        int services =
                (int)
                        state.services().values().stream()
                                .filter(it -> it.cluster().equals(name))
                                .filter(it -> it.status() == EcsService.Status.ACTIVE)
                                .count();
        return new ClusterMember(
                names.arn(cluster),
                name,
                status,
                instances,
                tasks(state, name, ServiceView::running),
                tasks(state, name, ServiceView::pending),
                services,
                tags ? TagMember.members(cluster.tags()) : List.of());
    }

    private static int tasks(EcsState state, String cluster, Predicate<Task> which) {
        return (int)
                state.tasks().values().stream()
                        .filter(it -> it.cluster().equals(cluster))
                        .filter(which)
                        .count();
    }
}
