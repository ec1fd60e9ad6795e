package dev.mayfly.api.iam;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.TrustedPrincipals;
import dev.mayfly.wire.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A role on the wire. Each operation tells another part of it.
///
/// Source: AWS's answers captured 2026-09 by the project stackd (`role_wire_aws.json`,
/// `instance_profiles_aws.json`).
public record RoleMember(
        String path,
        String roleName,
        String roleId,
        String arn,
        Instant createDate,
        String assumeRolePolicyDocument,
        Optional<String> description,
        @Member(min = 3600, max = 43_200) Optional<Integer> maxSessionDuration,
        Optional<BoundaryMember> permissionsBoundary,
        Optional<List<TagMember>> tags,
        Optional<LastUsed> roleLastUsed) {

    /// When and where a role was last used; both are absent when it never was.
    public record LastUsed(Optional<Instant> lastUsedDate, Optional<String> region) {

        /// Of a role of which no use is known.
        public static final LastUsed NEVER = new LastUsed(Optional.empty(), Optional.empty());
    }

    /// As `GetRole` tells it: everything.
    public static RoleMember full(AccountState state, Role role) {
        return of(state, role)
                .with(
                        role.description(),
                        Optional.of(seconds(role)),
                        role.boundary().map(BoundaryMember::of),
                        TagMember.optional(role.tags()),
                        Optional.of(LastUsed.NEVER));
    }

    /// As `CreateRole` tells it: without description and longest session.
    public static RoleMember created(AccountState state, Role role) {
        return of(state, role)
                .with(
                        Optional.empty(),
                        Optional.empty(),
                        role.boundary().map(BoundaryMember::of),
                        TagMember.optional(role.tags()),
                        Optional.empty());
    }

    /// As `ListRoles` tells it: without boundary, tags and last use.
    public static RoleMember listed(AccountState state, Role role) {
        return of(state, role)
                .with(
                        role.description(),
                        Optional.of(seconds(role)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /// As `UpdateRoleDescription` tells it: with the description only.
    public static RoleMember described(AccountState state, Role role) {
        return of(state, role)
                .with(
                        role.description(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /// As it stands in an instance profile: with nothing that may be absent.
    public static RoleMember of(AccountState state, Role role) {
        return new RoleMember(
                role.path(),
                role.name(),
                role.uniqueId(),
                role.arn(state.account()).toString(),
                role.createdAt(),
                EncodedDocument.of(TrustedPrincipals.shown(state, role)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static int seconds(Role role) {
        return Math.toIntExact(role.maxSessionDuration().toSeconds());
    }

    private RoleMember with(
            Optional<String> newDescription,
            Optional<Integer> newDuration,
            Optional<BoundaryMember> newBoundary,
            Optional<List<TagMember>> newTags,
            Optional<LastUsed> newLastUsed) {
        return new RoleMember(
                path,
                roleName,
                roleId,
                arn,
                createDate,
                assumeRolePolicyDocument,
                newDescription,
                newDuration,
                newBoundary,
                newTags,
                newLastUsed);
    }
}
