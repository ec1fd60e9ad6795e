package dev.mayfly.api.sts;

import dev.mayfly.session.Secret;
import java.time.Instant;
import java.util.Optional;

/// What STS operations answer.
public final class StsAnswers {

    private StsAnswers() {}

    /// Of `AssumeRoleWithWebIdentity`.
    public record WebIdentitySession(
            CredentialsMember credentials,
            String subjectFromWebIdentityToken,
            AssumedRoleUserMember assumedRoleUser,
            Optional<Integer> packedPolicySize,
            String provider,
            String audience,
            Optional<String> sourceIdentity,
            int sessionTokenUtilization,
            int sessionTokenSize) {}

    /// Of `AssumeRole`.
    public record RoleSession(
            CredentialsMember credentials,
            AssumedRoleUserMember assumedRoleUser,
            Optional<Integer> packedPolicySize,
            Optional<String> sourceIdentity,
            int sessionTokenUtilization,
            int sessionTokenSize) {}

    /// Of `GetCallerIdentity`.
    public record CallerIdentity(String userId, String account, String arn) {}

    /// Of `GetAccessKeyInfo`.
    public record AccessKeyInfo(String account) {}

    /// Of `DecodeAuthorizationMessage`.
    public record DecodedMessage(String decodedMessage) {}

    /// Of `GetWebIdentityToken`.
    public record WebIdentityToken(Secret webIdentityToken, Instant expiration) {}
}
