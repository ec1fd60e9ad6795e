package dev.mayfly.process;

import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.agent.credentials.Warmth;
import dev.mayfly.agent.door.DoorRefusal;
import dev.mayfly.agent.door.Endpoint;
import dev.mayfly.agent.door.LocalRequest;
import dev.mayfly.agent.door.LocalResponse;
import dev.mayfly.agent.handout.Handout;
import dev.mayfly.agent.handout.HandoutLog;
import dev.mayfly.client.Json;
import dev.mayfly.session.Secret;
import dev.mayfly.source.Credentials;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers one path with one role's credentials, in the form of ECS.
///
/// Source: AWS SDKs and Tools Reference Guide, "Container credential provider", read 2026-11;
/// errors as the Amazon ECS agent writes them, in both spellings SDKs read.
final class ProcessEndpoint implements Endpoint {

    static final String PATH = "/credentials";

    private final WarmCredentials warm;
    private final Secret token;
    private final Audience audience;
    private final HandoutLog handouts;

    ProcessEndpoint(WarmCredentials warm, Secret token, Audience audience, HandoutLog handouts) {
        this.warm = warm;
        this.token = token;
        this.audience = audience;
        this.handouts = handouts;
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        if (!request.path().equals(PATH)) {
            return error(404, "NotFound", "there is one path here, " + PATH);
        }
        boolean shown =
                request.header("authorization").map(Secret::of).filter(token::equals).isPresent();
        if (!shown) {
            return error(
                    401, "InvalidAuthorizationToken", "the token is not that of this endpoint");
        }
        if (!audience.admits(request.peer())) {
            return error(
                    403,
                    "AccessDenied",
                    "the credentials are for another process and those it started");
        }
        return switch (warm.warmth()) {
            case Warmth.Ready(Credentials credentials, var _, var _) ->
                    handOut(credentials, request);
            case Warmth.Waiting(String reason) -> error(503, "CredentialsUninitialized", reason);
            case Warmth.Refused(String reason, var _) -> error(403, "AccessDenied", reason);
        };
    }

    @Override
    public LocalResponse refused(DoorRefusal refusal) {
        int status =
                switch (refusal) {
                    case MALFORMED, TOO_LARGE -> 400;
                    case WRONG_HOST, FORWARDED, BROWSER, UNKNOWN_PEER -> 403;
                    case METHOD -> 405;
                    case THROTTLED -> 429;
                    case FAILED -> 500;
                };
        return error(
                status,
                status == 500 ? "InternalServerError" : "InvalidRequest",
                refusal.sentence());
    }

    private LocalResponse handOut(Credentials credentials, LocalRequest request) {
        handouts.record(
                new Handout(
                        "exec",
                        credentials.roleArn().orElse(""),
                        credentials.accessKeyId(),
                        "",
                        request.peer()));
        Map<String, String> members = new LinkedHashMap<>();
        credentials.roleArn().ifPresent(arn -> members.put("RoleArn", arn));
        members.put("AccessKeyId", credentials.accessKeyId());
        members.put("SecretAccessKey", credentials.secretAccessKey().reveal());
        members.put("Token", credentials.sessionToken().reveal());
        members.put(
                "Expiration", credentials.expiration().truncatedTo(ChronoUnit.SECONDS).toString());
        credentials.accountId().ifPresent(id -> members.put("AccountId", id));
        return LocalResponse.json(200, Json.object(members).write(false));
    }

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
