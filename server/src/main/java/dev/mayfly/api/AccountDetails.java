package dev.mayfly.api;

import dev.mayfly.api.iam.AttachedPolicyMember;
import dev.mayfly.api.iam.BoundaryMember;
import dev.mayfly.api.iam.DetailRecords.GroupDetail;
import dev.mayfly.api.iam.DetailRecords.ManagedPolicyDetail;
import dev.mayfly.api.iam.DetailRecords.PolicyDetail;
import dev.mayfly.api.iam.DetailRecords.RoleDetail;
import dev.mayfly.api.iam.DetailRecords.UserDetail;
import dev.mayfly.api.iam.EncodedDocument;
import dev.mayfly.api.iam.InstanceProfileMember;
import dev.mayfly.api.iam.PolicyVersionMember;
import dev.mayfly.api.iam.RoleMember;
import dev.mayfly.api.iam.TagMember;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Group;
import dev.mayfly.iam.ManagedPolicy;
import dev.mayfly.iam.Memberships;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.PolicyUse;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.TrustedPrincipals;
import dev.mayfly.iam.User;
import dev.mayfly.iam.VersionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Tells everything about the identities and policies of one state.
final class AccountDetails {

    private final AccountState state;
    private final PolicyUse use;

    AccountDetails(AccountState state) {
        this.state = state;
        this.use = PolicyUse.of(state);
    }

    PolicyUse use() {
        return use;
    }

    UserDetail of(User user) {
        return new UserDetail(
                user.path(),
                user.name(),
                user.uniqueId(),
                user.arn(state.account()).toString(),
                user.createdAt(),
                inline(user.inlinePolicies()),
                Memberships.of(state, user).stream().map(Group::name).toList(),
                attached(user.attachedPolicies()),
                user.boundary().map(BoundaryMember::of),
                TagMember.members(user.tags()));
    }

    GroupDetail of(Group group) {
        return new GroupDetail(
                group.path(),
                group.name(),
                group.uniqueId(),
                group.arn(state.account()).toString(),
                group.createdAt(),
                inline(group.inlinePolicies()),
                attached(group.attachedPolicies()));
    }

    RoleDetail of(Role role) {
        return new RoleDetail(
                role.path(),
                role.name(),
                role.uniqueId(),
                role.arn(state.account()).toString(),
                role.createdAt(),
                EncodedDocument.of(TrustedPrincipals.shown(state, role)),
                profiles(role),
                inline(role.inlinePolicies()),
                attached(role.attachedPolicies()),
                role.boundary().map(BoundaryMember::of),
                TagMember.members(role.tags()),
                RoleMember.LastUsed.NEVER);
    }

    ManagedPolicyDetail of(ManagedPolicy policy) {
        PolicyUse.Count count = use.of(policy.arn());
        return new ManagedPolicyDetail(
                policy.name(),
                policy.uniqueId(),
                policy.arn(),
                policy.path(),
                VersionId.of(policy.defaultVersion()),
                count.attachments(),
                count.boundaries(),
                true,
                policy.description(),
                policy.createdAt(),
                policy.updatedAt(),
                policy.versions().keySet().stream()
                        .map(number -> PolicyVersionMember.full(policy, number))
                        .toList()
                        .reversed());
    }

    private List<InstanceProfileMember> profiles(Role role) {
        String key = Names.key(role.name());
        return state.instanceProfiles().values().stream()
                .filter(profile ->
                        profile.roleName().map(Names::key).filter(key::equals).isPresent())
                .map(profile -> InstanceProfileMember.listed(state, profile))
                .toList();
    }

    private static List<PolicyDetail> inline(Map<String, PolicyText> policies) {
        return policies.entrySet().stream()
                .map(entry ->
                        new PolicyDetail(
                                entry.getKey(), EncodedDocument.of(entry.getValue().source())))
                .toList();
    }

    private static List<AttachedPolicyMember> attached(Collection<String> arns) {
        return arns.stream().map(AttachedPolicyMember::of).toList();
    }
}
