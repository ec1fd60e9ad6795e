package dev.mayfly.agent.podidentity;

import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.agent.credentials.Warmth;
import dev.mayfly.agent.door.DoorRefusal;
import dev.mayfly.agent.door.Endpoint;
import dev.mayfly.agent.door.LocalRequest;
import dev.mayfly.agent.door.LocalResponse;
import dev.mayfly.agent.handout.Handout;
import dev.mayfly.agent.handout.HandoutLog;
import dev.mayfly.agent.podidentity.PodRoles.PodRole;
import dev.mayfly.client.Json;
import dev.mayfly.source.Credentials;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `GET /v1/credentials` for pods. Errors are plain text, as those of EKS's agent.
///
/// Source: aws/eks-pod-identity-agent, `pkg/handlers`, `pkg/errors`, read 2026-11.
public final class PodIdentityEndpoint implements Endpoint, AutoCloseable {

    private static final Logger LOG = System.getLogger(PodIdentityEndpoint.class.getName());

    /// Below the second after which the quickest SDK gives up on its first try.
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final PodRoles roles;
    private final PodCredentials pods;
    private final HandoutLog handouts;
    private final WarmCredentials.Means means;

    /// Gives the accounts of `roles` their sessions; each hand-out is in `handouts` before it
    /// leaves.
    public PodIdentityEndpoint(
            PodRoles roles,
            PodSessions sessions,
            HandoutLog handouts,
            WarmCredentials.Means means) {
        this.roles = roles;
        this.pods = new PodCredentials(sessions, means);
        this.handouts = handouts;
        this.means = means;
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        if (!request.path().equals("/v1/credentials")) {
            return text(404, "404 page not found");
        }
        try {
            PodToken pod =
                    PodToken.read(
                            request.headers().getOrDefault("authorization", List.of()),
                            roles.audience(),
                            means.clock().instant());
            return handOut(pod, request);
        } catch (PodRefusal e) {
            return text(e.status(), e.sentence());
        }
    }

    @Override
    public LocalResponse refused(DoorRefusal refusal) {
        return switch (refusal) {
            case MALFORMED, TOO_LARGE -> text(400, refusal.sentence());
            case WRONG_HOST -> text(403, "Access Denied. Called agent through invalid address");
            case FORWARDED, BROWSER, UNKNOWN_PEER ->
                    text(403, "Access Denied. " + refusal.sentence());
            case METHOD -> text(405, refusal.sentence());
            case THROTTLED -> text(429, "Too Many Requests. " + refusal.sentence());
            case FAILED -> text(500, refusal.sentence());
        };
    }

    /// Stops renewing.
    @Override
    public void close() {
        pods.close();
    }

    private LocalResponse handOut(PodToken pod, LocalRequest request) {
        PodRole role =
                roles.of(pod.account())
                        .orElseThrow(() ->
                                fault(
                                        404,
                                        "ResourceNotFoundException",
                                        "no role is associated with service account "
                                                + pod.account()));
        Credentials credentials = credentials(pods.of(pod, role));
        try {
            handouts.record(
                    new Handout(
                            "pod-identity",
                            role.roleArn(),
                            credentials.accessKeyId(),
                            pod.account() + pod.pod().map(name -> "/" + name).orElse(""),
                            request.peer()));
        } catch (UncheckedIOException e) {
            LOG.log(Level.ERROR, "credentials are withheld", e);
            throw new PodRefusal(500, DoorRefusal.FAILED.sentence());
        }
        return LocalResponse.json(200, json(credentials));
    }

    private static Credentials credentials(WarmCredentials warm) {
        try {
            warm.await(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return switch (warm.warmth()) {
            case Warmth.Ready(Credentials credentials, _, _) -> credentials;
            case Warmth.Refused(String reason, _) ->
                    throw fault(403, "AccessDeniedException", reason);
            case Warmth.Waiting(String reason) ->
                    throw new PodRefusal(
                            503, "(ServiceUnavailableException): " + reason + ", fault: server");
        };
    }

    private static PodRefusal fault(int status, String code, String reason) {
        return new PodRefusal(status, "(" + code + "): " + reason + ", fault: client");
    }

    private static String json(Credentials credentials) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("AccessKeyId", credentials.accessKeyId());
        members.put("SecretAccessKey", credentials.secretAccessKey().reveal());
        members.put("Token", credentials.sessionToken().reveal());
        credentials.accountId().ifPresent(account -> members.put("AccountId", account));
        members.put(
                "Expiration",
                DateTimeFormatter.ISO_INSTANT.format(
                        credentials.expiration().truncatedTo(ChronoUnit.SECONDS)));
        return Json.object(members).write(false);
    }

    private static LocalResponse text(int status, String sentence) {
        return LocalResponse.of(status, "text/plain; charset=utf-8", sentence + "\n");
    }
}
