package dev.mayfly.source.profile;

import dev.mayfly.client.CallerCredentials;
import dev.mayfly.session.Secret;
import dev.mayfly.source.Credentials;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Keys that stand in a file or the environment: a session's, or a long-lived one's.
///
/// @param end when they end, if whoever wrote them said it
record StaticKeys(CallerCredentials keys, Optional<Instant> end, Optional<String> accountId) {

    /// How long a session whose end nobody knows is believed before the file is read again.
    private static final Duration UNKNOWN_END = Duration.ofMinutes(15);

    /// The keys of a profile, if it has any.
    static Optional<StaticKeys> of(Map<String, String> profile) {
        return of(
                profile,
                new String[] {"aws_access_key_id", "aws_secret_access_key", "aws_session_token"});
    }

    /// The keys of the environment, if it has any.
    static Optional<StaticKeys> ofEnvironment(Map<String, String> environment) {
        return of(
                environment,
                new String[] {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"});
    }

    boolean longLived() {
        return keys.sessionToken().reveal().isEmpty();
    }

    /// To hand on; a session's only.
    Credentials credentials(Instant now) {
        return new Credentials(
                keys.accessKeyId(),
                keys.secretAccessKey(),
                keys.sessionToken(),
                end.orElse(now.plus(UNKNOWN_END)),
                accountId,
                Optional.empty());
    }

    private static Optional<StaticKeys> of(Map<String, String> from, String[] names) {
        Optional<String> id = Endpoints.key(from, names[0]);
        Optional<String> secret = Endpoints.key(from, names[1]);
        if (id.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        // Written by awsume, saml2aws and aws-azure-login, and by `mayfly env`.
        Optional<Instant> end =
                Stream.of(
                                "expiration",
                                "aws_expiration",
                                "x_security_token_expires",
                                "AWS_CREDENTIAL_EXPIRATION")
                        .flatMap(name -> Endpoints.key(from, name).stream())
                        .flatMap(text -> time(text).stream())
                        .findFirst();
        return Optional.of(
                new StaticKeys(
                        new CallerCredentials(
                                id.get(),
                                Secret.of(secret.get()),
                                Secret.of(Endpoints.key(from, names[2]).orElse(""))),
                        end,
                        Endpoints.key(from, "aws_account_id")));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
