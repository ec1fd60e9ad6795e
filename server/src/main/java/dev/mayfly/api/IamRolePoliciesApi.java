package dev.mayfly.api;

import dev.mayfly.api.iam.AttachedPolicyMember;
import dev.mayfly.api.iam.EncodedDocument;
import dev.mayfly.api.iam.RoleAnswers;
import dev.mayfly.api.iam.RolePolicyRequests;
import dev.mayfly.api.iam.RolePolicyRequests.ByPolicyArn;
import dev.mayfly.api.iam.RolePolicyRequests.ByPolicyName;
import dev.mayfly.api.iam.RoleRequests.ByName;
import dev.mayfly.api.iam.RoleRequests.ListOfRole;
import dev.mayfly.api.iam.UserAnswers;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.iam.Page;
import dev.mayfly.iam.Paths;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.RolePolicies;
import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// IAM's operations on the permission policies of roles: inline, attached, boundary.
public final class IamRolePoliciesApi {

    private final Directory directory;
    private final RolePolicies policies;
    private final IamTargets targets;

    public IamRolePoliciesApi(Directory directory, RolePolicies policies) {
        this.directory = directory;
        this.policies = policies;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return Stream.of(inline(), attached(), boundary())
                .flatMap(List::stream)
                .<Operation<?, ?>>map(Function.identity())
                .toList();
    }

    private List<Operation<?, ?>> inline() {
        return List.of(
                IamOperation.writes("PutRolePolicy", RolePolicyRequests.PutRolePolicy.class)
                        .on(in -> targets.roleWithBoundary(in.roleName()))
                        .by(in ->
                                policies.put(in.roleName(), in.policyName(), in.policyDocument())),
                IamOperation.reads(
                                "GetRolePolicy", ByPolicyName.class, RoleAnswers.InlinePolicy.class)
                        .on(in -> targets.role(in.roleName()))
                        .by(this::getPolicy),
                IamOperation.reads(
                                "ListRolePolicies", ListOfRole.class, UserAnswers.PolicyNames.class)
                        .on(in -> targets.role(in.roleName()))
                        .by(this::listPolicies),
                IamOperation.writes("DeleteRolePolicy", ByPolicyName.class)
                        .on(in -> targets.roleWithBoundary(in.roleName()))
                        .by(in -> policies.delete(in.roleName(), in.policyName())));
    }

    private List<Operation<?, ?>> attached() {
        return List.of(
                IamOperation.writes("AttachRolePolicy", ByPolicyArn.class)
                        .on(this::attachment)
                        .by(in -> policies.attach(in.roleName(), in.policyArn())),
                IamOperation.writes("DetachRolePolicy", ByPolicyArn.class)
                        .on(this::attachment)
                        .by(in -> policies.detach(in.roleName(), in.policyArn())),
                IamOperation.reads(
                                "ListAttachedRolePolicies",
                                RolePolicyRequests.ListAttachedRolePolicies.class,
                                UserAnswers.AttachedPolicies.class)
                        .on(in -> targets.role(in.roleName()))
                        .by(this::listAttached));
    }

    private List<Operation<?, ?>> boundary() {
        return List.of(
                IamOperation.writes(
                                "PutRolePermissionsBoundary",
                                RolePolicyRequests.PutRolePermissionsBoundary.class)
                        .on(in ->
                                targets.role(in.roleName())
                                        .with(IamTargets.BOUNDARY, in.permissionsBoundary()))
                        .by(in -> policies.putBoundary(in.roleName(), in.permissionsBoundary())),
                IamOperation.writes("DeleteRolePermissionsBoundary", ByName.class)
                        .on(in -> targets.roleWithBoundary(in.roleName()))
                        .by(in -> policies.deleteBoundary(in.roleName())));
    }

    private Target attachment(ByPolicyArn in) {
        return targets.roleWithBoundary(in.roleName()).with("iam:PolicyARN", in.policyArn());
    }

    private RoleAnswers.InlinePolicy getPolicy(ByPolicyName in) {
        Role role = Existing.role(directory.state(), in.roleName());
        return new RoleAnswers.InlinePolicy(
                role.name(),
                in.policyName(),
                EncodedDocument.of(RolePolicies.inline(role, in.policyName()).source()));
    }

    private UserAnswers.PolicyNames listPolicies(ListOfRole in) {
        Role role = Existing.role(directory.state(), in.roleName());
        return UserAnswers.PolicyNames.of(
                Page.of(
                        List.copyOf(role.inlinePolicies().keySet()),
                        Function.identity(),
                        Page.Request.of(
                                "ListRolePolicies " + role.uniqueId(),
                                in.marker(),
                                in.maxItems())));
    }

    private UserAnswers.AttachedPolicies listAttached(
            RolePolicyRequests.ListAttachedRolePolicies in) {
        Role role = Existing.role(directory.state(), in.roleName());
        return UserAnswers.AttachedPolicies.of(
                AttachedPolicyMember.page(
                        role.attachedPolicies(),
                        in.pathPrefix().orElse(Paths.ROOT),
                        Page.Request.of(
                                "ListAttachedRolePolicies " + role.uniqueId(),
                                in.marker(),
                                in.maxItems())));
    }
}
