package dev.mayfly.api;

import dev.mayfly.ecs.EcsResource;
import dev.mayfly.ecs.EcsResource.Kind;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.tasks.EcsNames;
import dev.mayfly.tasks.TaskBoard;
import dev.mayfly.wire.Permission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what an ECS call acts on, as policies see it. What is not there has the ARN it would have,
/// so that a caller who may not know learns nothing.
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon
/// Elastic Container Service", read 2026-11.
record EcsTargets(TaskBoard board, EcsNames names) {

    /// The principal that roles are passed to.
    static final String ECS_TASKS = "ecs-tasks.amazonaws.com";

    /// A cluster.
    Target cluster(Optional<String> named) {
        return on(Kind.CLUSTER, names.clusterName(named));
    }

    /// A service of a cluster; the cluster and the service are condition keys as well.
    Target service(Optional<String> cluster, String named) {
        return inCluster(Kind.SERVICE, cluster, named);
    }

    Target task(Optional<String> cluster, String named) {
        return inCluster(Kind.TASK, cluster, named);
    }

    Target instance(Optional<String> cluster, String named) {
        return inCluster(Kind.CONTAINER_INSTANCE, cluster, named);
    }

    /// A revision; of a family the one that would be taken.
    Target revision(String named) {
        String key = names.path(Kind.TASK_DEFINITION, named);
        return names.revision(board.state(), named)
                .map(found -> on(Kind.TASK_DEFINITION, found.key()))
                .orElseGet(() -> on(Kind.TASK_DEFINITION, key.contains(":") ? key : key + ":*"));
    }

    /// Whatever is called so.
    Target arn(String arn) {
        EcsState state = board.state();
        Target target = Target.of(arn);
        for (Kind kind : Kind.values()) {
            String path = names.path(kind, arn);
            if (arn.startsWith("arn:") && !path.isEmpty()) {
                return tagged(target, state, kind, path);
            }
        }
        return target;
    }

    /// `target` with the cluster it happens in.
    Target within(Target target, Optional<String> cluster) {
        return target.with("ecs:cluster", names.arn(Kind.CLUSTER, names.clusterName(cluster)));
    }

    /// Whoever has tasks run with a role hands it to them.
    static Permission passRole(String roleArn) {
        return Target.of(roleArn).with("iam:PassedToService", ECS_TASKS).permission("iam:PassRole");
    }

    /// The permissions to pass each of the roles that are given.
    static List<Permission> passRoles(Optional<String> taskRole, Optional<String> executionRole) {
        return Stream.of(taskRole, executionRole)
                .flatMap(Optional::stream)
                .filter(role -> !role.isEmpty())
                .distinct()
                .map(EcsTargets::passRole)
                .toList();
    }

    private Target inCluster(Kind kind, Optional<String> cluster, String named) {
        String name = names.clusterName(cluster);
        String last = EcsNames.last(names.path(kind, named));
        Target target = within(on(kind, name + "/" + last), cluster);
        return kind == Kind.SERVICE
                ? target.with("ecs:service", names.arn(kind, name + "/" + last))
                : target;
    }

    private Target on(Kind kind, String path) {
        return tagged(Target.of(names.arn(kind, path)), board.state(), kind, path);
    }

    private static Target tagged(Target target, EcsState state, Kind kind, String path) {
        String key =
                kind == Kind.TASK || kind == Kind.CONTAINER_INSTANCE ? EcsNames.last(path) : path;
        EcsResource found = state.of(kind).get(key);
        return found == null
                ? target
                : target.carrying("aws:ResourceTag/", found.tags())
                        .carrying("ecs:ResourceTag/", found.tags());
    }
}
