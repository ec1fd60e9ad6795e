package dev.mayfly.wire;

/// A refusal in AWS's terms: HTTP status, error code, the sentence.
record Fault(int status, String code, String message) {

    /// AWS blames the sender for everything below 500.
    boolean senderFault() {
        return status < 500;
    }
}
