package dev.mayfly.ecs;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import java.util.List;

/// A resource of ECS; an account holds each under its key.
public sealed interface EcsResource
        permits Cluster, ContainerInstance, EcsService, Task, TaskRevision {

    /// The kinds of resource, as their ARNs spell them.
    enum Kind {
        CLUSTER("cluster"),
        CONTAINER_INSTANCE("container-instance"),
        TASK_DEFINITION("task-definition"),
        SERVICE("service"),
        TASK("task");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// `cluster`, `container-instance`, `task-definition`, `service` or `task`.
        public String word() {
            return word;
        }
    }

    Kind kind();

    /// What is unique among the resources of its kind.
    String key();

    /// What stands behind the kind in the ARN: `default` of a cluster, `default/web` of a service.
    String path();

    List<Tag> tags();

    /// This resource with other tags.
    EcsResource withTags(List<Tag> newTags);

    /// `arn:aws:ecs:REGION:ACCOUNT:kind/path`.
    ///
    /// Source: Service Authorization Reference, "Resource types defined by Amazon Elastic Container
    /// Service", read 2026-11; the long form with the cluster's name.
    default Arn arn(AccountId account, String region) {
        return new Arn("aws", "ecs", region, account.digits(), kind().word() + "/" + path());
    }
}
