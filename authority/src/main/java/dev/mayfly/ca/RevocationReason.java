package dev.mayfly.ca;

/// Why a certificate was revoked.
///
/// Source: RFC 5280 §5.3.1; those that are for authorities and for undoing are left out.
public enum RevocationReason {
    UNSPECIFIED(0),
    KEY_COMPROMISE(1),
    AFFILIATION_CHANGED(3),
    SUPERSEDED(4),
    CESSATION_OF_OPERATION(5),
    PRIVILEGE_WITHDRAWN(9);

    private final int code;

    RevocationReason(int code) {
        this.code = code;
    }

    /// The number it has in a revocation list.
    public int code() {
        return code;
    }
}
