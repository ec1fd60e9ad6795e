package dev.mayfly.api.sts;

import dev.mayfly.api.iam.TagMember;
import dev.mayfly.wire.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `AssumeRole`. The inline policy has no bound of its own in the model; the packed size bounds it.
public record AssumeRoleRequest(
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
        List<PolicyArnMember> policyArns,
        @Member(minLength = 1, pattern = StsPatterns.POLICY) Optional<String> policy,
        @Member(min = StsPatterns.MIN_DURATION, max = StsPatterns.MAX_DURATION)
                Optional<Duration> durationSeconds,
        @Member(maxLength = StsPatterns.MAX_TAGS) List<TagMember> tags,
        @Member(maxLength = StsPatterns.MAX_TAGS, pattern = StsPatterns.TAG_KEY)
                List<String> transitiveTagKeys,
        @Member(minLength = 2, maxLength = 1224, pattern = StsPatterns.EXTERNAL_ID)
                Optional<String> externalId,
        @Member(minLength = 9, maxLength = 256, pattern = StsPatterns.SERIAL_NUMBER)
                Optional<String> serialNumber,
        @Member(minLength = 6, maxLength = 6, pattern = StsPatterns.TOKEN_CODE, sensitive = true)
                Optional<String> tokenCode,
        @Member(
                        minLength = StsPatterns.MIN_NAME,
                        maxLength = StsPatterns.MAX_NAME,
                        pattern = StsPatterns.SESSION_NAME)
                Optional<String> sourceIdentity,
        @Member(minLength = 1, maxLength = 5)
                Optional<List<ProvidedContextMember>> providedContexts,
        @Member(min = 0, max = StsPatterns.MAX_TOKEN_SIZE)
                Optional<Integer> minimumSessionTokenSize) {}
