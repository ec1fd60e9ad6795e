package dev.mayfly.webidentity;

/// An issuer's document could not be fetched now. The message is for the operator: it names the
/// host and the reason, and no part of any answer.
public final class UnreachableIssuerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreachableIssuerException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
