package dev.mayfly.nodes;

/// Carries a [NodeRefusal] to the edge, where the caller gets one text and the trail the other. No
/// stack trace: a refusal is an answer, not a fault.
public final class NodeRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient NodeRefusal refusal;

    /// The refusal, on its way.
    public NodeRefusedException(NodeRefusal refusal) {
        super(refusal.reason(), null, false, false);
        this.refusal = refusal;
    }

    public NodeRefusal refusal() {
        return refusal;
    }
}
