package dev.mayfly.agent.podidentity;

import dev.mayfly.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which service account has which role on this machine: the file of `--pod-identity-config`.
///
/// ```json
/// {
///   "audience": "pods.eks.amazonaws.com",
///   "associations": [
///     {"namespace": "shop", "serviceAccount": "web",
///      "roleArn": "arn:aws:iam::123456789012:role/web", "durationSeconds": 3600}
///   ]
/// }
/// ```
///
/// There is no default role and no wildcard: an account that is not named gets nothing.
public record PodRoles(String audience, Map<ServiceAccount, PodRole> roles) {

    /// What EKS projects tokens for. Source: EKS User Guide, "Pod Identity agent".
    private static final String AUDIENCE = "pods.eks.amazonaws.com";

    private static final long MAX_BYTES = 4 * 1024 * 1024;

    /// Bounds of `DurationSeconds`. Source: STS API Reference, AssumeRoleWithWebIdentity.
    private static final Duration SHORTEST = Duration.ofMinutes(15);

    private static final Duration LONGEST = Duration.ofHours(12);

    public PodRoles {
        roles = Map.copyOf(roles);
    }

    /// A role and how long its sessions live, where it is said.
    public record PodRole(String roleArn, Optional<Duration> duration) {}

    /// The role of a service account.
    public Optional<PodRole> of(ServiceAccount account) {
        return Optional.ofNullable(roles.get(account));
    }

    /// Reads the file.
    ///
    /// @throws IllegalArgumentException when it says what we do not understand; the message says
    ///   what
    public static PodRoles read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IllegalArgumentException("`" + file + "` is too large");
        }
        Json json = Json.parse(Files.readString(file));
        only(json, Set.of("audience", "associations"));
        Map<ServiceAccount, PodRole> roles = new HashMap<>();
        for (Json association : json.items("associations")) {
            only(association, Set.of("namespace", "serviceAccount", "roleArn", "durationSeconds"));
            ServiceAccount account =
                    new ServiceAccount(
                            text(association, "namespace"), text(association, "serviceAccount"));
            if (roles.put(account, role(association)) != null) {
                throw new IllegalArgumentException("`" + account + "` has two roles");
            }
        }
        String audience = json.at("audience");
        return new PodRoles(audience.isEmpty() ? AUDIENCE : audience, roles);
    }

    private static PodRole role(Json association) {
        String arn = text(association, "roleArn");
        if (!arn.matches("arn:[a-z-]+:iam::[0-9]{12}:role/.+")) {
            throw new IllegalArgumentException("`" + arn + "` is not the ARN of a role");
        }
        return new PodRole(arn, association.find("durationSeconds").map(PodRoles::duration));
    }

    private static Duration duration(Json value) {
        try {
            Duration duration = Duration.ofSeconds(Long.parseLong(value.at()));
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException("durationSeconds is from 900 to 43200");
    }

    private static String text(Json association, String name) {
        if (association.find(name).orElse(new Json.Nothing()) instanceof Json.Text(String text)
                && !text.isEmpty()) {
            return text;
        }
        throw new IllegalArgumentException("an association needs `" + name + "`");
    }

    private static void only(Json json, Set<String> known) {
        if (!(json instanceof Json.Members(Map<String, Json> members))) {
            throw new IllegalArgumentException("not an object of JSON");
        }
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("`" + name + "` means nothing here");
                });
    }
}
