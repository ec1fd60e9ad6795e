package dev.mayfly.x509;

/// Bytes or text that are no certificate, list or name. The message says why and holds none of
/// them.
public final class MalformedX509Exception extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedX509Exception(String message) {
        super(message, null, false, false);
    }
}
