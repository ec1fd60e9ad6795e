package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.Claims;
import dev.mayfly.claims.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The job a development token is for. `repository` is `owner/name` (for Kubernetes
/// `namespace/service-account`), `ref` a full git ref, `event` what started it. `claims` replace or
/// join what the shape would say.
///
/// `immutableSubject` asks for GitHub's subject with ids, which new repositories have.
public record Job(
        TokenShape shape,
        String repository,
        String ref,
        Optional<String> environment,
        String event,
        List<String> audiences,
        Duration lifetime,
        boolean immutableSubject,
        Map<String, ClaimValue> claims) {

    /// What CI systems give their tokens.
    private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

    private static final Duration MAX_LIFETIME = Duration.ofHours(1);
    private static final int MAX_PART_CHARACTERS = 255;

    public Job {
        audiences = List.copyOf(audiences);
        claims = Map.copyOf(claims);
        int slash = repository.indexOf('/');
        if (slash < 1 || slash == repository.length() - 1) {
            throw new IllegalArgumentException("a repository is written owner/name");
        }
        if (repository.length() > MAX_PART_CHARACTERS || ref.length() > MAX_PART_CHARACTERS) {
            throw new IllegalArgumentException("a repository or ref is at most 255 characters");
        }
        if (audiences.isEmpty()) {
            throw new IllegalArgumentException("a token has an audience");
        }
        if (!lifetime.isPositive() || lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("a development token lives for up to one hour");
        }
    }

    /// A push to the main branch, for `sts.amazonaws.com`.
    public static Job of(TokenShape shape, String repository) {
        return new Job(
                shape,
                repository,
                "refs/heads/main",
                Optional.empty(),
                "push",
                List.of("sts.amazonaws.com"),
                DEFAULT_LIFETIME,
                false,
                Map.of());
    }

    /// On another ref. A bare name is a branch.
    public Job onRef(String other) {
        String full = other.startsWith("refs/") ? other : "refs/heads/" + other;
        return new Job(
                shape,
                repository,
                full,
                environment,
                event,
                audiences,
                lifetime,
                immutableSubject,
                claims);
    }

    /// In a deployment environment.
    public Job inEnvironment(String name) {
        return new Job(
                shape,
                repository,
                ref,
                Optional.of(name),
                event,
                audiences,
                lifetime,
                immutableSubject,
                claims);
    }

    /// Started by another event (`pull_request`, `workflow_dispatch`, …).
    public Job startedBy(String other) {
        return new Job(
                shape,
                repository,
                ref,
                environment,
                other,
                audiences,
                lifetime,
                immutableSubject,
                claims);
    }

    /// For other audiences.
    public Job forAudiences(List<String> others) {
        return new Job(
                shape,
                repository,
                ref,
                environment,
                event,
                others,
                lifetime,
                immutableSubject,
                claims);
    }

    /// For another length of time, at most one hour.
    public Job livingFor(Duration other) {
        return new Job(
                shape,
                repository,
                ref,
                environment,
                event,
                audiences,
                other,
                immutableSubject,
                claims);
    }

    /// With GitHub's subject of names and ids.
    public Job withImmutableSubject() {
        return new Job(
                shape, repository, ref, environment, event, audiences, lifetime, true, claims);
    }

    /// With one claim of its own: `name=text`, or `name:=json` for other types.
    ///
    /// @throws IllegalArgumentException when it is neither
    public Job withClaim(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("a claim is written name=value");
        }
        boolean json = assignment.charAt(equals - 1) == ':' && equals > 1;
        String name = assignment.substring(0, json ? equals - 1 : equals);
        String value = assignment.substring(equals + 1);
        Map<String, ClaimValue> more = new LinkedHashMap<>(claims);
        more.put(name, json ? parsed(value) : new Text(value));
        return new Job(
                shape,
                repository,
                ref,
                environment,
                event,
                audiences,
                lifetime,
                immutableSubject,
                more);
    }

    /// What stands before the slash.
    public String owner() {
        return repository.substring(0, repository.indexOf('/'));
    }

    /// What stands behind the slash.
    public String name() {
        return repository.substring(repository.indexOf('/') + 1);
    }

    private static ClaimValue parsed(String json) {
        try {
            byte[] wrapped = ("{\"value\":" + json + "}").getBytes(StandardCharsets.UTF_8);
            return Claims.parse(wrapped).value("value").orElseThrow();
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the value after := is JSON", e);
        }
    }
}
