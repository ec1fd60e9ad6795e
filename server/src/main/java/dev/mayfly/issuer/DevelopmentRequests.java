package dev.mayfly.issuer;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Flag;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.Claims;
import dev.mayfly.claims.StrictJson;
import dev.mayfly.issuance.DevelopmentTokens;
import dev.mayfly.minting.Job;
import dev.mayfly.minting.TokenShape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers the owner of this machine who asks the development issuer for a token (`mayfly token`)
/// or for what a GitHub job would have in its environment (`mayfly env --actions`).
public final class DevelopmentRequests {

    /// A working day at the same shell.
    private static final Duration REQUEST_TOKEN_VALIDITY = Duration.ofHours(12);

    private final DevelopmentTokens tokens;

    public DevelopmentRequests(DevelopmentTokens tokens) {
        this.tokens = tokens;
    }

    /// `{"token": …}` for a job: `like`, `repo`, `ref`, `environment`, `event`, `claims`,
    /// `audiences`, `immutable`.
    ///
    /// @throws IllegalArgumentException when the job makes no sense; the message says why
    public String token(Claims request, String osUser) {
        return json(Map.of("token", new Text(tokens.token(job(request), osUser).reveal())));
    }

    /// `{"url": …, "token": …}` for the same job: the two variables of the runner's protocol.
    ///
    /// @throws IllegalArgumentException when the job makes no sense; the message says why
    public String actions(Claims request, String osUser) {
        Text token =
                new Text(
                        tokens.requestToken(job(request), REQUEST_TOKEN_VALIDITY, osUser).reveal());
        return json(
                Map.of(
                        "url",
                        new Text(IssuerPages.actionsRequestUrl(tokens.issuer())),
                        "token",
                        token));
    }

    private static Job job(Claims request) {
        TokenShape shape =
                request.text("like")
                        .flatMap(TokenShape::named)
                        .orElseThrow(() -> new IllegalArgumentException("no such CI system"));
        Job job =
                Job.of(
                        shape,
                        request.text("repo")
                                .orElseThrow(() ->
                                        new IllegalArgumentException("the repository is missing")));
        job = request.text("ref").map(job::onRef).orElse(job);
        job = request.text("environment").map(job::inEnvironment).orElse(job);
        job = request.text("event").map(job::startedBy).orElse(job);
        List<String> audiences = request.texts("audiences").orElse(List.of());
        job = audiences.isEmpty() ? job : job.forAudiences(audiences);
        for (String claim : request.texts("claims").orElse(List.of())) {
            job = job.withClaim(claim);
        }
        boolean immutable = request.value("immutable").equals(Optional.of(new Flag(true)));
        return immutable ? job.withImmutableSubject() : job;
    }

    private static String json(Map<String, ClaimValue> members) {
        return new String(StrictJson.bytes(new Members(members)), StandardCharsets.UTF_8);
    }
}
