package dev.mayfly.tasks;

import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsResource;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.refusal.ClusterFault;
import java.util.Comparator;
import java.util.Optional;

/// What callers call things: by name, by name and revision, by id, or by ARN with or without the
/// cluster in it. An ARN of another account, region or service names nothing here.
public record EcsNames(AccountId account, String region) {

    /// The ARN of a resource.
    public String arn(EcsResource resource) {
        return resource.arn(account, region).toString();
    }

    /// `arn:aws:ecs:REGION:ACCOUNT:kind/path` of what may not be there.
    public String arn(EcsResource.Kind kind, String path) {
        return new Arn("aws", "ecs", region, account.digits(), kind.word() + "/" + path).toString();
    }

    /// The name of the cluster a call means; `default` when it names none.
    public String clusterName(Optional<String> named) {
        String given = named.filter(text -> !text.isEmpty()).orElse(Cluster.DEFAULT);
        return path(EcsResource.Kind.CLUSTER, given);
    }

    /// The cluster a call means.
    ///
    /// @throws dev.mayfly.refusal.RefusedException `ClusterNotFoundException`
    public Cluster cluster(EcsState state, Optional<String> named) {
        Cluster found = state.clusters().get(clusterName(named));
        if (found == null) {
            throw Refusals.of(ClusterFault.CLUSTER_NOT_FOUND, "Cluster not found.");
        }
        return found;
    }

    /// The service of that name or ARN in a cluster.
    public Optional<EcsService> service(EcsState state, String cluster, String named) {
        String path = path(EcsResource.Kind.SERVICE, named);
        return Optional.ofNullable(state.services().get(cluster + "/" + last(path)))
                .filter(_ -> fits(path, cluster));
    }

    /// The task of that id or ARN in a cluster.
    public Optional<Task> task(EcsState state, String cluster, String named) {
        String path = path(EcsResource.Kind.TASK, named);
        return Optional.ofNullable(state.tasks().get(last(path)))
                .filter(task -> task.cluster().equals(cluster) && fits(path, cluster));
    }

    /// The container instance of that id or ARN in a cluster.
    public Optional<ContainerInstance> instance(EcsState state, String cluster, String named) {
        String path = path(EcsResource.Kind.CONTAINER_INSTANCE, named);
        return Optional.ofNullable(state.instances().get(last(path)))
                .filter(it -> it.cluster().equals(cluster) && fits(path, cluster));
    }

    /// The revision that `family:revision`, an ARN or a family names; of a family the latest active
    /// one.
    public Optional<TaskRevision> revision(EcsState state, String named) {
        String key = path(EcsResource.Kind.TASK_DEFINITION, named);
        if (key.contains(":")) {
            return state.revision(key);
        }
        return state.revisions().values().stream()
                .filter(it -> it.family().equals(key) && it.active())
                .max(Comparator.comparingInt(TaskRevision::revision));
    }

    /// What stands behind the kind in an ARN of ours, or the text itself when it is no ARN; the
    /// empty text for an ARN of something else.
    public String path(EcsResource.Kind kind, String named) {
        if (!named.startsWith("arn:")) {
            return named;
        }
        String prefix = arn(kind, "");
        return named.startsWith(prefix) ? named.substring(prefix.length()) : "";
    }

    /// The last part of a path.
    public static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    // The long form of an ARN names the cluster, which must be the one meant.
    private static boolean fits(String path, String cluster) {
        int slash = path.indexOf('/');
        return slash < 0 || path.substring(0, slash).equals(cluster);
    }
}
