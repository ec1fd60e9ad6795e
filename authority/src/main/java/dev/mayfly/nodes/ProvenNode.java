package dev.mayfly.nodes;

import dev.mayfly.node.Node;
import java.time.Instant;

/// A node that proved its key with a certificate of ours just now; only [NodeDoor] makes one.
public final class ProvenNode {

    private final Node node;
    private final String serial;
    private final Instant end;

    ProvenNode(Node node, String serial, Instant end) {
        this.node = node;
        this.serial = serial;
        this.end = end;
    }

    /// The node as it was then.
    public Node node() {
        return node;
    }

    /// The serial number of the certificate it came with, in hexadecimal.
    public String serial() {
        return serial;
    }

    /// When that certificate ends.
    public Instant end() {
        return end;
    }
}
