package dev.mayfly.api.sts;

import dev.mayfly.api.iam.TagMember;
import dev.mayfly.session.Secret;
import dev.mayfly.wire.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the smaller STS operations take. Operations that are always refused hold their members to
/// no bounds: the refusal says more than a complaint about one of them.
public final class StsRequests {

    private StsRequests() {}

    /// `GetAccessKeyInfo`.
    public record AccessKey(
            @Member(minLength = 16, maxLength = 128, pattern = StsPatterns.ACCESS_KEY_ID)
                    String accessKeyId) {}

    /// `DecodeAuthorizationMessage`.
    public record EncodedMessage(
            @Member(minLength = 1, maxLength = 10_240) String encodedMessage) {}

    /// `GetWebIdentityToken`.
    public record OutboundToken(
            @Member(minLength = 1, maxLength = 10) List<String> audience,
            @Member(min = 60, max = 3600) Optional<Duration> durationSeconds,
            @Member(oneOf = {"RS256", "ES384"}) String signingAlgorithm,
            @Member(maxLength = StsPatterns.MAX_TAGS) List<TagMember> tags) {}

    /// `AssumeRoleWithSAML`.
    public record Saml(
            String roleArn,
            String principalArn,
            @Member(name = "SAMLAssertion") Secret samlAssertion,
            List<PolicyArnMember> policyArns,
            Optional<String> policy,
            Optional<Duration> durationSeconds,
            Optional<Integer> minimumSessionTokenSize) {}

    /// `AssumeRoot`.
    public record Root(
            String targetPrincipal,
            PolicyArnMember taskPolicyArn,
            Optional<Duration> durationSeconds,
            Optional<Integer> minimumSessionTokenSize) {}

    /// `GetFederationToken`.
    public record Federation(
            String name,
            Optional<String> policy,
            List<PolicyArnMember> policyArns,
            Optional<Duration> durationSeconds,
            List<TagMember> tags,
            Optional<Integer> minimumSessionTokenSize) {}

    /// `GetSessionToken`.
    public record Session(
            Optional<Duration> durationSeconds,
            Optional<String> serialNumber,
            @Member(sensitive = true) Optional<String> tokenCode,
            Optional<Integer> minimumSessionTokenSize) {}

    /// `GetDelegatedAccessToken`.
    public record TradeIn(Secret tradeInToken) {}

    /// An operation without input, or an answer that never comes.
    public record None() {}
}
