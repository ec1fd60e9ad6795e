package dev.mayfly.api.iam;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Existing;
import dev.mayfly.iam.InstanceProfile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An instance profile on the wire.
///
/// Source: AWS's answers captured 2026-09 by the project stackd (`instance_profiles_aws.json`).
public record InstanceProfileMember(
        String path,
        String instanceProfileName,
        String instanceProfileId,
        String arn,
        Instant createDate,
        List<RoleMember> roles,
        Optional<List<TagMember>> tags) {

    /// As `CreateInstanceProfile` and `GetInstanceProfile` tell it.
    public static InstanceProfileMember full(AccountState state, InstanceProfile profile) {
        return of(state, profile, Optional.of(TagMember.members(profile.tags())));
    }

    /// As listings tell it: without tags.
    public static InstanceProfileMember listed(AccountState state, InstanceProfile profile) {
        return of(state, profile, Optional.empty());
    }

    private static InstanceProfileMember of(
            AccountState state, InstanceProfile profile, Optional<List<TagMember>> tags) {
        return new InstanceProfileMember(
                profile.path(),
                profile.name(),
                profile.uniqueId(),
                profile.arn(state.account()).toString(),
                profile.createdAt(),
                profile.roleName().stream()
                        .map(role -> RoleMember.of(state, Existing.role(state, role)))
                        .toList(),
                tags);
    }
}
