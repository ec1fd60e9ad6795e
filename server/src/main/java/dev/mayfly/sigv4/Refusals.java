package dev.mayfly.sigv4;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;

/// AWS's sentences for signatures that are not good. None repeats a signature or a token.
///
/// Source: AWS General Reference, "Troubleshooting Signature Version 4 errors", read 2026-11.
final class Refusals {

    private Refusals() {}

    static RefusedException missing() {
        return new RefusedException(
                new Refusal.MissingAuthentication("Request is missing Authentication Token"));
    }

    static RefusedException incomplete(String message) {
        return new RefusedException(new Refusal.IncompleteSignature(message));
    }

    static RefusedException mismatch(String message) {
        return new RefusedException(new Refusal.SignatureMismatch(message));
    }

    static RefusedException wrongSignature() {
        return mismatch(
                "The request signature we calculated does not match the signature you provided."
                        + " Check your AWS Secret Access Key and signing method. Consult the service"
                        + " documentation for details.");
    }

    static RefusedException expired(String message) {
        return new RefusedException(new Refusal.RequestExpired(message));
    }

    static RefusedException unknownToken() {
        return new RefusedException(
                new Refusal.UnknownCredentials(
                        "The security token included in the request is invalid."));
    }
}
