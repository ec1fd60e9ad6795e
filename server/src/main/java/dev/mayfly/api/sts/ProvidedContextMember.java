package dev.mayfly.api.sts;

import dev.mayfly.wire.Member;
import java.util.Optional;

/// A context assertion of a trusted provider, which Mayfly does not take.
public record ProvidedContextMember(
        Optional<String> providerArn,
        @Member(sensitive = true) Optional<String> contextAssertion) {}
