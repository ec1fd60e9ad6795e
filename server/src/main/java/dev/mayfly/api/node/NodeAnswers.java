package dev.mayfly.api.node;

import dev.mayfly.session.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the operations on nodes answer.
public interface NodeAnswers {

    /// A node as an administrator sees it. `status` is `pending`, `active`, `lapsed` or `locked`.
    record NodeMember(
            String nodeName,
            String nodeId,
            String instanceId,
            String status,
            String instanceProfileArn,
            List<String> taskRoleArns,
            List<String> allowedCidrs,
            Optional<Integer> generation,
            Optional<String> serialNumber,
            Optional<Instant> notAfter,
            int recoveriesLeft,
            Optional<Instant> recoveriesUntil,
            Optional<Instant> lockedSince,
            Optional<String> lockReason,
            String addedBy,
            Instant addedAt,
            Optional<Instant> joinedAt,
            Optional<Instant> lastSeenAt) {}

    /// One node.
    record OneNode(NodeMember node) {}

    /// All of them, by name.
    record Nodes(List<NodeMember> nodes) {}

    /// A node to be, and the token with which its machine joins before `expiresAt`.
    record AddedNode(NodeMember node, Secret joinToken, Instant expiresAt) {}

    /// Who the machine is from now on, with what it needs to ask for sessions. `certificate` is
    /// PEM: its own, then the one of the authority that signed it.
    record Enrolled(
            String nodeName,
            String nodeId,
            String instanceId,
            String accountId,
            String region,
            String trustAnchorArn,
            String instanceProfileArn,
            List<String> taskRoleArns,
            String certificate,
            String authority,
            Instant notAfter,
            int generation) {}

    /// What to sign, and until when it counts.
    record Challenge(String challenge, Instant expiresAt) {}
}
