package dev.mayfly.protocol;

import java.util.Optional;

/// A refusal in AWS's terms: HTTP status, error code, the sentence, and for REST-JSON's
/// `ValidationException` its reason.
public record Fault(int status, String code, String message, Optional<String> reason) {

    /// A refusal without a reason beside its sentence.
    public static Fault of(int status, String code, String message) {
        return new Fault(status, code, message, Optional.empty());
    }

    /// AWS blames the sender for everything below 500.
    public boolean senderFault() {
        return status < 500;
    }
}
