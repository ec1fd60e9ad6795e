package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What `GetAccountAuthorizationDetails` takes and answers.
public final class DetailRecords {

    private DetailRecords() {}

    public record Request(
            @Member(oneOf = {"User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"})
                    List<String> filter,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker) {}

    public record Details(
            List<UserDetail> userDetailList,
            List<GroupDetail> groupDetailList,
            List<RoleDetail> roleDetailList,
            List<ManagedPolicyDetail> policies,
            boolean isTruncated,
            Optional<String> marker) {}

    /// An inline policy; the document is percent-encoded.
    public record PolicyDetail(String policyName, String policyDocument) {}

    public record UserDetail(
            String path,
            String userName,
            String userId,
            String arn,
            Instant createDate,
            List<PolicyDetail> userPolicyList,
            List<String> groupList,
            List<AttachedPolicyMember> attachedManagedPolicies,
            Optional<BoundaryMember> permissionsBoundary,
            List<TagMember> tags) {}

    public record GroupDetail(
            String path,
            String groupName,
            String groupId,
            String arn,
            Instant createDate,
            List<PolicyDetail> groupPolicyList,
            List<AttachedPolicyMember> attachedManagedPolicies) {}

    public record RoleDetail(
            String path,
            String roleName,
            String roleId,
            String arn,
            Instant createDate,
            String assumeRolePolicyDocument,
            List<InstanceProfileMember> instanceProfileList,
            List<PolicyDetail> rolePolicyList,
            List<AttachedPolicyMember> attachedManagedPolicies,
            Optional<BoundaryMember> permissionsBoundary,
            List<TagMember> tags,
            RoleMember.LastUsed roleLastUsed) {}

    public record ManagedPolicyDetail(
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
            List<PolicyVersionMember> policyVersionList) {}
}
