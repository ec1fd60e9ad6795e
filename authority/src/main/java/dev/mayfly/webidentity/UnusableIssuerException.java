package dev.mayfly.webidentity;

/// An issuer's document was fetched and is not what it must be.
final class UnusableIssuerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnusableIssuerException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
