package dev.mayfly.api.sts;

import dev.mayfly.api.iam.TagMember;
import dev.mayfly.session.Secret;
import dev.mayfly.wire.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the smaller STS operations take. Of operations that are always refused, only what the trail
/// may show is read.
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
            Optional<String> roleArn,
            Optional<String> principalArn,
            @Member(name = "SAMLAssertion") Optional<Secret> samlAssertion) {}

    /// `AssumeRoot`.
    public record Root(Optional<String> targetPrincipal) {}

    /// `GetFederationToken`.
    public record Federation(Optional<String> name) {}

    /// `GetDelegatedAccessToken`.
    public record TradeIn(Optional<Secret> tradeInToken) {}

    /// An operation without input, or with none that matters.
    public record None() {}
}
