package dev.mayfly.webidentity;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;

/// AWS's sentences about tokens it does not take, as recorded from AWS on 2026-09-11 unless noted.
final class InvalidToken {

    private InvalidToken() {}

    /// The string is no JWT that could be verified, or asks for what we never honour.
    static RefusedException malformed() {
        return refusal(
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an"
                        + " Access Token)");
    }

    /// Nothing more specific may or can be said.
    static RefusedException notValidated() {
        return refusal(
                "The web identity token provided could not be validated. See the"
                        + " AssumeRoleWithWebIdentity documentation for requirements.");
    }

    static RefusedException noProvider(String issuer) {
        return refusal("No OpenIDConnect provider found in your account for " + issuer);
    }

    /// AWS answered this until 2026; it now says [#notValidated], which helps nobody.
    static RefusedException audience() {
        return refusal("Incorrect token audience");
    }

    static RefusedException severalAudiences() {
        return refusal(
                "Token audience contains more than one audience while authorized party is not"
                        + " present");
    }

    /// No key fits, or the signature is not the key's. Two spaces, as AWS writes it.
    static RefusedException noVerificationKey() {
        return refusal(
                "Couldn't retrieve verification key from your identity provider,  please reference"
                        + " AssumeRoleWithWebIdentity documentation for requirements");
    }

    static RefusedException missing(String claim) {
        return refusal("Missing a required claim: " + claim);
    }

    static RefusedException empty(String claim) {
        return refusal("Claim is not allowed to be empty: " + claim);
    }

    static RefusedException timestamp() {
        return refusal("Invalid timestamp in token claims.");
    }

    static RefusedException issuedInFuture(long issuedAt) {
        return refusal("Token issued in the future: " + issuedAt);
    }

    static RefusedException notYetValid(long now, long notBefore) {
        return refusal(
                "Token not yet valid: current date/time "
                        + now
                        + " must be after or equal to the not-before date/time "
                        + notBefore);
    }

    private static RefusedException refusal(String message) {
        return new RefusedException(new Refusal.InvalidIdentityToken(message));
    }
}
