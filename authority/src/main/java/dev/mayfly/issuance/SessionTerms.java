package dev.mayfly.issuance;

import dev.mayfly.identity.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a caller asks for: which role, under which session name, for how long, narrowed by which
/// policies, with which tags. `duration` absent means an hour. `policyArns` are managed policies
/// that narrow the session further; `minimumTokenSize` pads the session token.
public record SessionTerms(
        String roleArn,
        String sessionName,
        Optional<Duration> duration,
        Optional<String> inlinePolicy,
        List<String> policyArns,
        List<Tag> tags,
        List<String> transitiveTagKeys,
        Optional<String> sourceIdentity,
        Optional<String> externalId,
        int minimumTokenSize) {

    public SessionTerms {
        policyArns = List.copyOf(policyArns);
        tags = List.copyOf(tags);
        transitiveTagKeys = List.copyOf(transitiveTagKeys);
    }

    /// A role and a session name, and nothing else.
    public static SessionTerms of(String roleArn, String sessionName) {
        return new SessionTerms(
                roleArn,
                sessionName,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /// These terms for that long.
    public SessionTerms lasting(Duration wanted) {
        return new SessionTerms(
                roleArn,
                sessionName,
                Optional.of(wanted),
                inlinePolicy,
                policyArns,
                tags,
                transitiveTagKeys,
                sourceIdentity,
                externalId,
                minimumTokenSize);
    }
}
