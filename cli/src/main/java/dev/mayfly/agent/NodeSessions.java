package dev.mayfly.agent;

import dev.mayfly.agent.container.TaskIdentity;
import dev.mayfly.agent.node.Node;
import dev.mayfly.source.CredentialSource;
import java.time.Duration;

/// The sessions an agent asks its authority for.
final class NodeSessions {

    /// About as long as EC2's: the authority may be away for hours then.
    private static final Duration INSTANCE_LIFE = Duration.ofHours(6);

    private NodeSessions() {}

    /// The role in the node's instance profile. Which one that is the authority knows, and says
    /// with the session.
    static CredentialSource instance(Node node) {
        String profile = node.identity().instanceProfileArn();
        return node.source(profile, profile, INSTANCE_LIFE);
    }

    /// A task's role.
    static CredentialSource task(Node node, TaskIdentity task) {
        return node.source(task.taskArn(), task.roleArn());
    }
}
