package dev.mayfly.session;

import dev.mayfly.identity.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who stands at the door, after a route's verifier has checked the proof: what the five routes
/// share.
///
/// `principalArn` is what a trust policy names (an OIDC provider's ARN under `Federated`, a role or
/// session ARN under `AWS`, a service name under `Service`). `trustContext` are the condition keys
/// for the trust policy; `sessionContext` the subset that stays in the session; `provenance` goes
/// to the trail.
public record VerifiedCaller(
        Kind kind,
        String principalArn,
        String subject,
        String audience,
        Map<String, List<String>> trustContext,
        Map<String, List<String>> sessionContext,
        List<Tag> tags,
        Set<String> transitiveTagKeys,
        Optional<String> sourceIdentity,
        Map<String, String> provenance) {

    /// Which kind of principal a trust policy must name.
    public enum Kind {
        FEDERATED,
        AWS,
        SERVICE
    }

    public VerifiedCaller {
        trustContext = Map.copyOf(trustContext);
        sessionContext = Map.copyOf(sessionContext);
        tags = List.copyOf(tags);
        transitiveTagKeys = Set.copyOf(transitiveTagKeys);
        provenance = Map.copyOf(provenance);
    }
}
