package dev.mayfly.api.rolesanywhere;

import dev.mayfly.api.sts.AssumedRoleUserMember;
import dev.mayfly.issuance.Issuance;
import dev.mayfly.session.Secret;
import dev.mayfly.wire.Member;
import dev.mayfly.wire.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `CreateSession` takes and answers. AWS publishes no model of it, only a page.
///
/// Each ARN stands in the query string or in the body: AWS's helper sends the first, other clients
/// the second. `sessionName` and `cert` are members of old that mean nothing any more.
///
/// Source: IAM Roles Anywhere User Guide, "IAM Roles Anywhere CreateSession API", read 2026-11;
/// requests of AWS's helper 1.8.0 and awslabs' Python client.
public final class CreateSession {

    private CreateSession() {}

    /// A request. The components that end in `InBody` are the same members at the other place.
    public record Request(
            @Member(in = Place.QUERY, minLength = 1, maxLength = Bounds.ARN)
                    Optional<String> trustAnchorArn,
            @Member(in = Place.QUERY, minLength = 1, maxLength = Bounds.ARN)
                    Optional<String> profileArn,
            @Member(in = Place.QUERY, minLength = 1, maxLength = Bounds.ARN)
                    Optional<String> roleArn,
            @Member(name = "trustAnchorArn", minLength = 1, maxLength = Bounds.ARN)
                    Optional<String> trustAnchorArnInBody,
            @Member(name = "profileArn", minLength = 1, maxLength = Bounds.ARN)
                    Optional<String> profileArnInBody,
            @Member(name = "roleArn", minLength = 1, maxLength = Bounds.ARN)
                    Optional<String> roleArnInBody,
            @Member(min = Bounds.SHORTEST_SESSION, max = Bounds.LONGEST_SESSION)
                    Optional<Duration> durationSeconds,
            @Member(minLength = 2, maxLength = 64, pattern = "[\\w+=,.@-]*")
                    Optional<String> roleSessionName,
            @Member(maxLength = 50) Map<String, String> instanceProperties) {}

    /// A session. The list has one element; `subjectArn` names the subject the certificate counts
    /// for.
    public record Answer(List<Credential> credentialSet, String subjectArn) {

        /// The answer for one session.
        public static Answer of(Issuance.Issued issued, String subjectArn) {
            return new Answer(List.of(Credential.of(issued)), subjectArn);
        }
    }

    /// One session's credentials and what it is called.
    public record Credential(
            AssumedRoleUserMember assumedRoleUser,
            Keys credentials,
            int packedPolicySize,
            String roleArn,
            Optional<String> sourceIdentity) {

        static Credential of(Issuance.Issued issued) {
            return new Credential(
                    AssumedRoleUserMember.of(issued.claims()),
                    new Keys(
                            issued.credentials().accessKeyId(),
                            issued.credentials().secretAccessKey(),
                            issued.credentials().sessionToken(),
                            issued.credentials().expiration()),
                    issued.packedPolicyPercent().orElse(0),
                    issued.claims().roleArn(),
                    issued.claims().sourceIdentity());
        }
    }

    /// Temporary credentials, as this service writes them.
    public record Keys(
            String accessKeyId,
            Secret secretAccessKey,
            Secret sessionToken,
            @Member(iso8601 = true) Instant expiration) {}
}
