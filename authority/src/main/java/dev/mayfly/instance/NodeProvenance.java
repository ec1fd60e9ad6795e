package dev.mayfly.instance;

import dev.mayfly.nodes.ProvenNode;
import dev.mayfly.session.SessionVerifier;
import java.util.Map;

/// What every session of a node says about where it comes from. By the node's id sessions are found
/// to be over when the node is locked or removed.
public final class NodeProvenance {

    private NodeProvenance() {}

    /// The entries for a node.
    public static Map<String, String> of(ProvenNode proven) {
        return Map.of(
                SessionVerifier.NODE,
                proven.node().id(),
                "nodeName",
                proven.node().name(),
                "x509SerialNumber",
                proven.serial());
    }
}
