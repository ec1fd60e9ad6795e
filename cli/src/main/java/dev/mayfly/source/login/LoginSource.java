package dev.mayfly.source.login;

import dev.mayfly.client.Json;
import dev.mayfly.client.UnreachableException;
import dev.mayfly.kept.FileLock;
import dev.mayfly.session.Secret;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.Refusals;
import dev.mayfly.source.SourceException;
import dev.mayfly.upstream.Answer;
import dev.mayfly.upstream.Upstream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A role a person may use, by the login of that person. The token is renewed as the AWS CLI does
/// it, when less than 15 minutes are left, by one of our processes at a time.
///
/// Source: AWS SSO Portal and SSO OIDC API References, 2019-06-10; botocore 1.43.
public final class LoginSource implements CredentialSource {

    private static final Duration RENEW_BEFORE = Duration.ofMinutes(15);

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final Login login;
    private final InstantSource clock;

    public LoginSource(Login login, InstantSource clock) {
        this.login = login;
        this.clock = clock;
    }

    @Override
    public Credentials fetch() {
        Secret token = token();
        String path =
                "/federation/credentials?role_name="
                        + encoded(login.roleName())
                        + "&account_id="
                        + encoded(login.accountId());
        try (Upstream portal = new Upstream(login.portal().trust())) {
            Answer answer =
                    reached(() ->
                            portal.get(
                                    login.portal().at(path),
                                    Map.of("x-amz-sso_bearer_token", token.reveal())));
            if (answer.status() == UNAUTHORIZED) {
                throw signedOut();
            }
            if (answer.status() != OK) {
                throw new Refusals(login.portal().url(), clock).of(answer);
            }
            return credentials(answer.json());
        }
    }

    @Override
    public String description() {
        return "a person's login, for "
                + login.roleName()
                + " in "
                + login.accountId()
                + " at "
                + login.portal().url();
    }

    private Credentials credentials(Json answer) {
        try {
            return new Credentials(
                    answer.at("roleCredentials", "accessKeyId"),
                    Secret.of(answer.at("roleCredentials", "secretAccessKey")),
                    Secret.of(answer.at("roleCredentials", "sessionToken")),
                    Instant.ofEpochMilli(
                            Long.parseLong(answer.at("roleCredentials", "expiration"))),
                    Optional.of(login.accountId()),
                    Optional.empty());
        } catch (IllegalArgumentException _) {
            throw SourceException.outage(
                    login.portal().url() + " answered something that holds no credentials");
        }
    }

    private Secret token() {
        TokenFile file = current();
        if (!needsRenewal(file)) {
            return file.accessToken();
        }
        try (FileLock _ = FileLock.of(login.locks().resolve(file.file().getFileName() + ".lock"))) {
            // Another process may have renewed it while this one waited.
            TokenFile now = current();
            return needsRenewal(now) ? renewed(now).accessToken() : now.accessToken();
        }
    }

    private TokenFile current() {
        return TokenFile.read(TokenFile.of(login.cache(), login.cacheKey()))
                .orElseThrow(this::signedOut);
    }

    private boolean needsRenewal(TokenFile file) {
        Instant now = clock.instant();
        boolean renewable = login.renewable() && file.renewableAt(now);
        if (file.livesAfter(renewable ? now.plus(RENEW_BEFORE) : now)) {
            return false;
        }
        if (!renewable) {
            throw signedOut();
        }
        return true;
    }

    /// What lives is used although it could not be renewed.
    private TokenFile renewed(TokenFile old) {
        try {
            return renew(old);
        } catch (SourceException e) {
            TokenFile now = current();
            if (now.livesAfter(clock.instant())) {
                return now;
            }
            throw e.isRefusal() ? signedOut() : e;
        }
    }

    private TokenFile renew(TokenFile old) {
        Json request =
                Json.object(
                        Map.of(
                                "grantType", "refresh_token",
                                "clientId", old.content().at("clientId"),
                                "clientSecret", old.content().at("clientSecret"),
                                "refreshToken", old.content().at("refreshToken")));
        byte[] body = request.write(false).getBytes(StandardCharsets.UTF_8);
        try (Upstream oidc = new Upstream(login.oidc().trust())) {
            Answer answer =
                    reached(() ->
                            oidc.post(
                                    login.oidc().at("/token"),
                                    Map.of("content-type", "application/json"),
                                    body));
            Json json = answer.json();
            if (answer.status() != OK) {
                throw new Refusals(login.oidc().url(), clock)
                        .of(answer, json.at("error"), json.at("error_description"));
            }
            if (json.at("accessToken").isEmpty() || !json.at("expiresIn").matches("[0-9]{1,9}")) {
                throw SourceException.outage(
                        login.oidc().url() + " answered something that holds no token");
            }
            return old.renewed(json, clock.instant());
        }
    }

    private SourceException signedOut() {
        return SourceException.refused(
                "nobody is signed in any more; sign in with `" + login.howToSignIn() + "`");
    }

    private static Answer reached(Supplier<Answer> call) {
        try {
            return call.get();
        } catch (UnreachableException e) {
            throw SourceException.outage(String.valueOf(e.getMessage()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
