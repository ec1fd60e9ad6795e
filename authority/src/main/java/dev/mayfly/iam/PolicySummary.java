package dev.mayfly.iam;

import dev.mayfly.catalogue.AwsManagedPolicy;
import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a listing says of a managed policy: everything but its documents.
public record PolicySummary(
        String arn,
        String name,
        String path,
        String uniqueId,
        int defaultVersion,
        Instant createdAt,
        Instant updatedAt,
        Optional<String> description,
        List<Tag> tags,
        PolicyUse.Count use) {

    public PolicySummary {
        tags = List.copyOf(tags);
    }

    static PolicySummary of(ManagedPolicy policy, PolicyUse use) {
        return new PolicySummary(
                policy.arn(),
                policy.name(),
                policy.path(),
                policy.uniqueId(),
                policy.defaultVersion(),
                policy.createdAt(),
                policy.updatedAt(),
                policy.description(),
                policy.tags(),
                use.of(policy.arn()));
    }

    static PolicySummary of(AwsManagedPolicy policy, PolicyUse use) {
        return new PolicySummary(
                policy.arn(),
                policy.name(),
                policy.path(),
                policy.uniqueId(),
                policy.version(),
                policy.createdAt(),
                policy.updatedAt(),
                Optional.empty(),
                List.of(),
                use.of(policy.arn()));
    }
}
