package dev.mayfly.api.iam;

import dev.mayfly.iam.ManagedPolicy;
import dev.mayfly.iam.VersionId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A version of a managed policy on the wire.
public record PolicyVersionMember(
        Optional<String> document, String versionId, boolean isDefaultVersion, Instant createDate) {

    /// As `GetPolicyVersion` tells it, with its document.
    public static PolicyVersionMember full(ManagedPolicy policy, int number) {
        ManagedPolicy.Version version = Objects.requireNonNull(policy.versions().get(number));
        return new PolicyVersionMember(
                Optional.of(EncodedDocument.of(version.text().source())),
                VersionId.of(number),
                policy.defaultVersion() == number,
                version.createdAt());
    }

    /// As listings tell it, without its document.
    public static PolicyVersionMember listed(ManagedPolicy policy, int number) {
        PolicyVersionMember full = full(policy, number);
        return new PolicyVersionMember(
                Optional.empty(), full.versionId, full.isDefaultVersion, full.createDate);
    }
}
