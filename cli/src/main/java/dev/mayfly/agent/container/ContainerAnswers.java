package dev.mayfly.agent.container;

import dev.mayfly.agent.door.DoorRefusal;
import dev.mayfly.agent.door.LocalResponse;
import dev.mayfly.client.Json;
import dev.mayfly.source.Credentials;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// The endpoint's answers. `application/json` exactly: the Go SDK reads an error's text under no
/// other.
///
/// Source: Amazon ECS agent, `tmds/handlers/v1/credentials_handler.go`, read 2026-11.
final class ContainerAnswers {

    static final LocalResponse NO_ID =
            error(400, "NoIdInRequest", "CredentialsV2Request: No ID in the request");

    static final LocalResponse UNKNOWN_ID =
            error(400, "InvalidIdInRequest", "CredentialsV2Request: Credentials not found");

    static final LocalResponse ELSEWHERE =
            error(
                    403,
                    "AccessDenied",
                    "CredentialsV2Request: these credentials belong to another task");

    static final LocalResponse NO_TOKEN =
            error(
                    401,
                    "InvalidAuthorizationToken",
                    "CredentialsV2Request: the Authorization header is not this task's token");

    static final LocalResponse NOT_READY =
            error(
                    503,
                    "CredentialsUninitialized",
                    "CredentialsV2Request: Credentials uninitialized for ID");

    static final LocalResponse NOT_FOUND = error(404, "NotFound", "404 page not found");

    private ContainerAnswers() {}

    /// The credentials as SDKs read them. Seconds only: some parse no fraction.
    static LocalResponse credentials(String roleArn, Credentials credentials) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("RoleArn", roleArn);
        members.put("AccessKeyId", credentials.accessKeyId());
        members.put("SecretAccessKey", credentials.secretAccessKey().reveal());
        members.put("Token", credentials.sessionToken().reveal());
        members.put(
                "Expiration",
                DateTimeFormatter.ISO_INSTANT.format(
                        credentials.expiration().truncatedTo(ChronoUnit.SECONDS)));
        credentials.accountId().ifPresent(account -> members.put("AccountId", account));
        return LocalResponse.json(200, Json.object(members).write(false));
    }

    /// What the door refuses.
    static LocalResponse refused(DoorRefusal refusal) {
        return switch (refusal) {
            case MALFORMED, TOO_LARGE -> error(400, "InvalidRequest", refusal.sentence());
            case WRONG_HOST, FORWARDED, BROWSER, UNKNOWN_PEER ->
                    error(403, "AccessDenied", refusal.sentence());
            case METHOD -> error(405, "MethodNotAllowed", refusal.sentence());
            case THROTTLED ->
                    error(429, "TooManyRequests", "You have reached maximum request limit.");
            case FAILED -> error(500, "InternalServerError", refusal.sentence());
        };
    }

    /// Both spellings, because the Go SDK reads the small ones and the JavaScript SDK the others.
    private static LocalResponse error(int status, String code, String message) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("code", new Json.Text(code));
        members.put("message", new Json.Text(message));
        members.put("Code", new Json.Text(code));
        members.put("Message", new Json.Text(message));
        members.put("HTTPErrorCode", new Json.Numeric(Integer.toString(status)));
        return LocalResponse.json(status, new Json.Members(members).write(false));
    }
}
