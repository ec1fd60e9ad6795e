package dev.mayfly.api.iam;

import dev.mayfly.iam.PolicySummary;
import dev.mayfly.iam.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A managed policy on the wire.
public record PolicyMember(
        String policyName,
        String policyId,
        String arn,
        String path,
        String defaultVersionId,
        int attachmentCount,
        int permissionsBoundaryUsageCount,
        boolean isAttachable,
        Optional<String> description,
        Instant createDate,
        Instant updateDate,
        Optional<List<TagMember>> tags) {

    /// As `GetPolicy` tells it, with everything.
    public static PolicyMember full(PolicySummary policy) {
        return new PolicyMember(
                policy.name(),
                policy.uniqueId(),
                policy.arn(),
                policy.path(),
                VersionId.of(policy.defaultVersion()),
                policy.use().attachments(),
                policy.use().boundaries(),
                true,
                policy.description(),
                policy.createdAt(),
                policy.updatedAt(),
                Optional.of(TagMember.members(policy.tags())));
    }

    /// As `CreatePolicy` tells it: without the description, and without tags when there are none.
    public static PolicyMember created(PolicySummary policy) {
        PolicyMember listed = listed(policy);
        return new PolicyMember(
                listed.policyName,
                listed.policyId,
                listed.arn,
                listed.path,
                listed.defaultVersionId,
                listed.attachmentCount,
                listed.permissionsBoundaryUsageCount,
                listed.isAttachable,
                listed.description,
                listed.createDate,
                listed.updateDate,
                TagMember.optional(policy.tags()));
    }

    /// As `ListPolicies` tells it: without description and tags.
    public static PolicyMember listed(PolicySummary policy) {
        return new PolicyMember(
                policy.name(),
                policy.uniqueId(),
                policy.arn(),
                policy.path(),
                VersionId.of(policy.defaultVersion()),
                policy.use().attachments(),
                policy.use().boundaries(),
                true,
                Optional.empty(),
                policy.createdAt(),
                policy.updatedAt(),
                Optional.empty());
    }
}
