package dev.mayfly.api;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.function.Consumer;

/// Why Mayfly makes no long-lived credential of a kind, and what to do instead.
enum Keyless {
    ACCESS_KEY(
            "Mayfly issues no long-lived access keys. Get credentials that expire instead: in CI"
                    + " with an OIDC token (AssumeRoleWithWebIdentity), on a server through an"
                    + " instance profile, in a container through a task role, on a machine with a"
                    + " certificate through IAM Roles Anywhere, and as a person with"
                    + " `aws sso login`."),
    PASSWORD(
            "Mayfly keeps no passwords. People sign in at the identity provider, with"
                    + " `aws sso login`."),
    SSH_KEY(
            "Mayfly keeps no SSH public keys. Sign requests with the temporary credentials of a"
                    + " role instead."),
    SIGNING_CERTIFICATE(
            "Mayfly keeps no signing certificates. A machine with a certificate gets temporary"
                    + " credentials through IAM Roles Anywhere."),
    SERVICE_CREDENTIAL(
            "Mayfly issues no service-specific credentials. Sign requests to the service with the"
                    + " temporary credentials of a role instead."),
    SECOND_FACTOR(
            "Mayfly registers no second factors. The identity provider asks for them when people"
                    + " sign in with `aws sso login`.");

    private final String text;

    Keyless(String text) {
        this.text = text;
    }

    /// An action that refuses its request, whatever it holds.
    <I> Consumer<I> refusing() {
        return _ -> {
            throw refused();
        };
    }

    RefusedException refused() {
        return new RefusedException(new Refusal.NotOffered(text));
    }
}
