package dev.mayfly.source.sts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which role, under which session name, for how long.
public record RoleRequest(
        String roleArn,
        String sessionName,
        Optional<Duration> duration,
        Optional<String> externalId) {

    /// As parameters of `AssumeRole` and `AssumeRoleWithWebIdentity`.
    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("RoleArn", roleArn);
        parameters.put("RoleSessionName", sessionName);
        duration.ifPresent(d -> parameters.put("DurationSeconds", Long.toString(d.toSeconds())));
        externalId.ifPresent(id -> parameters.put("ExternalId", id));
        return parameters;
    }
}
