package dev.mayfly.protocol;

/// A refusal in AWS's terms: HTTP status, error code, the sentence.
public record Fault(int status, String code, String message) {

    /// AWS blames the sender for everything below 500.
    public boolean senderFault() {
        return status < 500;
    }
}
