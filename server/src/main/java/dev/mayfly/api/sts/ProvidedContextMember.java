package dev.mayfly.api.sts;

import dev.mayfly.wire.Member;
import java.util.Optional;

/// A context assertion of a trusted provider, which Mayfly does not take.
public record ProvidedContextMember(
        @Member(
                        minLength = StsPatterns.MIN_ARN,
                        maxLength = StsPatterns.MAX_ARN,
                        pattern = StsPatterns.ARN)
                Optional<String> providerArn,
        @Member(minLength = 4, maxLength = 2048, sensitive = true)
                Optional<String> contextAssertion) {}
