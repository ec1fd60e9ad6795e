package dev.mayfly.agent.handout;

import dev.mayfly.agent.peer.Peer;

/// A credential that is about to be handed out.
///
/// @param endpoint which one: `metadata`, `container`, `pod-identity`, `exec`
/// @param task the task or container it belongs to, or empty
public record Handout(
        String endpoint, String roleArn, String accessKeyId, String task, Peer peer) {}
