package dev.mayfly.trail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Who made a call, in CloudTrail's types.
///
/// Source: CloudTrail User Guide, "CloudTrail userIdentity element", read 2026-11.
public sealed interface UserIdentity {

    /// The claim or provenance entry by which events are found by source repository.
    String REPOSITORY = "repository";

    /// What a lookup by user name finds the event by: the token's subject, the session's name, the
    /// operating system's user; empty when nobody could be told.
    default String userName() {
        return switch (this) {
            case WebIdentityUser user -> user.userName();
            case AssumedRole role -> role.sessionName();
            case ServiceCaller caller -> caller.userName();
            case LocalOperator operator -> operator.osUser();
            case Unknown _ -> "";
        };
    }

    /// The access key id the call was signed with, or claimed to be.
    default Optional<String> signingKeyId() {
        return switch (this) {
            case AssumedRole role -> Optional.of(role.accessKeyId());
            case Unknown unknown -> unknown.accessKeyId();
            case WebIdentityUser _, ServiceCaller _, LocalOperator _ -> Optional.empty();
        };
    }

    /// What is known of the CI job behind the caller; empty when there is none.
    default Map<String, String> provenance() {
        return switch (this) {
            case WebIdentityUser user -> user.claims();
            case AssumedRole role -> role.provenance();
            case ServiceCaller caller -> caller.provenance();
            case LocalOperator _, Unknown _ -> Map.of();
        };
    }

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

    /// A role session. `federation` says which provider vouched for it when it began; `provenance`
    /// is what is worth keeping of the token it began with (repository, workflow, ref, run), so
    /// that every later call still says which job made it.
    record AssumedRole(
            String principalId,
            String arn,
            String accountId,
            String accessKeyId,
            SessionIssuer issuer,
            Instant sessionCreatedAt,
            Optional<Federation> federation,
            Optional<String> sourceIdentity,
            Map<String, String> provenance)
            implements UserIdentity {
        public AssumedRole {
            provenance = Map.copyOf(provenance);
        }

        /// The session's name, the part of its id behind the colon.
        public String sessionName() {
            return principalId.substring(principalId.indexOf(':') + 1);
        }
    }

    /// The role behind a session.
    record SessionIssuer(String uniqueId, String arn, String accountId, String roleName) {}

    /// The provider behind a session and the attributes it vouched for.
    record Federation(String provider, Map<String, String> attributes) {
        public Federation {
            attributes = Map.copyOf(attributes);
        }
    }

    /// A service acting for somebody it knows: Roles Anywhere for whoever holds a certificate's
    /// key. `principalId` is what it knows him by (the certificate's subject), `userName` the name
    /// his sessions have; `provenance` is what is worth keeping of the proof.
    ///
    /// Source: CloudTrail User Guide, "CloudTrail userIdentity element", type `AWSService`; events
    /// of `CreateSession` in public write-ups.
    record ServiceCaller(
            String service, String principalId, String userName, Map<String, String> provenance)
            implements UserIdentity {
        public ServiceCaller {
            provenance = Map.copyOf(provenance);
        }
    }

    /// Whoever holds the data directory, minting administrator credentials on the machine itself.
    record LocalOperator(String osUser) implements UserIdentity {}

    /// Nobody we could tell: no credentials, or ones that did not verify. `accessKeyId` is what was
    /// claimed, when it has the shape of one.
    record Unknown(Optional<String> accessKeyId) implements UserIdentity {}
}
