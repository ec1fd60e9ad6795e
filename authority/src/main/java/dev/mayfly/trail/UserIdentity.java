package dev.mayfly.trail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Who made a call, in CloudTrail's types.
///
/// Source: CloudTrail User Guide, "CloudTrail userIdentity element", read 2026-11.
public sealed interface UserIdentity {

    /// A caller known by the token it brought. `claims` are the ones worth keeping for an audit
    /// (repository, workflow, ref, run), each a string.
    record WebIdentityUser(
            String principalId,
            String userName,
            String identityProvider,
            Map<String, String> claims)
            implements UserIdentity {
        public WebIdentityUser {
            claims = Map.copyOf(claims);
        }
    }

    /// A role session. `federation` says which provider vouched for it when it began.
    record AssumedRole(
            String principalId,
            String arn,
            String accountId,
            String accessKeyId,
            SessionIssuer issuer,
            Instant sessionCreatedAt,
            Optional<Federation> federation,
            Optional<String> sourceIdentity)
            implements UserIdentity {}

    /// The role behind a session.
    record SessionIssuer(String uniqueId, String arn, String accountId, String roleName) {}

    /// The provider behind a session and the attributes it vouched for.
    record Federation(String provider, Map<String, String> attributes) {
        public Federation {
            attributes = Map.copyOf(attributes);
        }
    }

    /// Whoever holds the data directory, minting administrator credentials on the machine itself.
    record LocalOperator(String osUser) implements UserIdentity {}

    /// Nobody we could tell: no credentials, or ones that did not verify. `accessKeyId` is what was
    /// claimed, when it has the shape of one.
    record Unknown(Optional<String> accessKeyId) implements UserIdentity {}
}
