package dev.mayfly.refusal;

/// Carries an expected [Refusal] up to the edge that answers the caller. No stack trace: a refusal
/// is an answer, not a fault.
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    /// Why the call was refused, as the caller may know it.
    public Refusal refusal() {
        return refusal;
    }
}
