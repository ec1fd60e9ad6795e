package dev.mayfly.api.sts;

import dev.mayfly.session.Secret;
import dev.mayfly.wire.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `AssumeRoleWithWebIdentity`. `providerId` is for OAuth 2.0 access tokens, which nobody sends any
/// more.
public record WebIdentityRequest(
        @Member(
                        minLength = StsPatterns.MIN_ARN,
                        maxLength = StsPatterns.MAX_ARN,
                        pattern = StsPatterns.ARN)
                String roleArn,
        @Member(
                        minLength = StsPatterns.MIN_NAME,
                        maxLength = StsPatterns.MAX_NAME,
                        pattern = StsPatterns.SESSION_NAME)
                String roleSessionName,
        @Member(minLength = 4, maxLength = 20_000) Secret webIdentityToken,
        @Member(minLength = 4, maxLength = 2048) Optional<String> providerId,
        List<PolicyArnMember> policyArns,
        @Member(minLength = 1, maxLength = StsPatterns.MAX_POLICY, pattern = StsPatterns.POLICY)
                Optional<String> policy,
        @Member(min = StsPatterns.MIN_DURATION, max = StsPatterns.MAX_DURATION)
                Optional<Duration> durationSeconds,
        @Member(min = 0, max = StsPatterns.MAX_TOKEN_SIZE)
                Optional<Integer> minimumSessionTokenSize) {}
