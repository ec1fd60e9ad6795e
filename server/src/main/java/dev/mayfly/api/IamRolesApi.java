package dev.mayfly.api;

import dev.mayfly.api.iam.PolicyAnswers;
import dev.mayfly.api.iam.RoleAnswers;
import dev.mayfly.api.iam.RoleMember;
import dev.mayfly.api.iam.RoleRequests;
import dev.mayfly.api.iam.RoleRequests.ByName;
import dev.mayfly.api.iam.RoleRequests.ListOfRole;
import dev.mayfly.api.iam.TagMember;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.Page;
import dev.mayfly.iam.Paths;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.Roles;
import dev.mayfly.identity.Tag;
import dev.mayfly.wire.Operation;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// IAM's operations on roles. Their permission policies have a class of their own,
/// [IamRolePoliciesApi].
public final class IamRolesApi {

    private final Directory directory;
    private final Roles roles;
    private final IamTargets targets;

    public IamRolesApi(Directory directory, Roles roles) {
        this.directory = directory;
        this.roles = roles;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return Stream.of(entities(), updates(), tagging())
                .flatMap(List::stream)
                .<Operation<?, ?>>map(Function.identity())
                .toList();
    }

    private List<Operation<?, ?>> entities() {
        return List.of(
                IamOperation.writes(
                                "CreateRole",
                                RoleRequests.CreateRole.class,
                                RoleAnswers.OneRole.class)
                        .on(this::newRole)
                        .and(in -> newRole(in).tagging("iam:TagRole", in.tags()))
                        .by(this::create),
                IamOperation.reads("GetRole", ByName.class, RoleAnswers.OneRole.class)
                        .on(in -> targets.role(in.roleName()))
                        .by(this::get),
                IamOperation.reads(
                                "ListRoles", RoleRequests.ListRoles.class, RoleAnswers.Roles.class)
                        .by(this::list),
                IamOperation.writes("DeleteRole", ByName.class)
                        .on(in -> targets.role(in.roleName()))
                        .by(in -> roles.delete(in.roleName())));
    }

    private List<Operation<?, ?>> updates() {
        return List.of(
                IamOperation.writes(
                                "UpdateRole",
                                RoleRequests.UpdateRole.class,
                                RoleAnswers.Updated.class)
                        .on(in -> targets.role(in.roleName()))
                        .by(this::update),
                IamOperation.writes(
                                "UpdateRoleDescription",
                                RoleRequests.UpdateRoleDescription.class,
                                RoleAnswers.OneRole.class)
                        .on(in -> targets.role(in.roleName()))
                        .by(this::describe),
                IamOperation.writes(
                                "UpdateAssumeRolePolicy", RoleRequests.UpdateAssumeRolePolicy.class)
                        .on(in -> targets.role(in.roleName()))
                        .by(in -> roles.trust(in.roleName(), in.policyDocument())));
    }

    private List<Operation<?, ?>> tagging() {
        return List.of(
                IamOperation.writes("TagRole", RoleRequests.TagRole.class)
                        .on(in -> targets.role(in.roleName()).bringing(TagMember.tags(in.tags())))
                        .by(in -> roles.tag(in.roleName(), TagMember.tags(in.tags()))),
                IamOperation.writes("UntagRole", RoleRequests.UntagRole.class)
                        .on(in -> targets.role(in.roleName()).tagKeys(in.tagKeys()))
                        .by(in -> roles.untag(in.roleName(), in.tagKeys())),
                IamOperation.reads("ListRoleTags", ListOfRole.class, PolicyAnswers.Tags.class)
                        .on(in -> targets.role(in.roleName()))
                        .by(this::listTags));
    }

    private Target newRole(RoleRequests.CreateRole in) {
        Target target =
                targets.created("role", in.path().orElse(Paths.ROOT), in.roleName())
                        .bringing(TagMember.tags(in.tags()));
        return in.permissionsBoundary()
                .map(arn -> target.with(IamTargets.BOUNDARY, arn))
                .orElse(target);
    }

    private RoleAnswers.OneRole create(RoleRequests.CreateRole in) {
        Role role =
                roles.create(
                        new Roles.NewRole(
                                in.roleName(),
                                in.path().orElse(Paths.ROOT),
                                in.assumeRolePolicyDocument(),
                                in.description(),
                                in.maxSessionDuration()
                                        .map(Duration::ofSeconds)
                                        .orElse(Roles.DEFAULT_SESSION),
                                in.permissionsBoundary(),
                                TagMember.tags(in.tags())));
        return new RoleAnswers.OneRole(RoleMember.created(directory.state(), role));
    }

    private RoleAnswers.OneRole get(ByName in) {
        AccountState state = directory.state();
        return new RoleAnswers.OneRole(RoleMember.full(state, Existing.role(state, in.roleName())));
    }

    private RoleAnswers.Roles list(RoleRequests.ListRoles in) {
        AccountState state = directory.state();
        String prefix = in.pathPrefix().orElse(Paths.ROOT);
        List<Role> found =
                state.roles().values().stream()
                        .filter(role -> Paths.matches(role.path(), prefix))
                        .toList();
        Page<Role> page =
                Page.of(
                        found,
                        role -> Names.key(role.name()),
                        Page.Request.of("ListRoles", in.marker(), in.maxItems()));
        return RoleAnswers.Roles.of(page.map(role -> RoleMember.listed(state, role)));
    }

    private RoleAnswers.Updated update(RoleRequests.UpdateRole in) {
        roles.update(
                in.roleName(),
                new Roles.Changes(
                        in.description(), in.maxSessionDuration().map(Duration::ofSeconds)));
        return RoleAnswers.Updated.ANSWER;
    }

    private RoleAnswers.OneRole describe(RoleRequests.UpdateRoleDescription in) {
        Role role = roles.describe(in.roleName(), in.description());
        return new RoleAnswers.OneRole(RoleMember.described(directory.state(), role));
    }

    private PolicyAnswers.Tags listTags(ListOfRole in) {
        Role role = Existing.role(directory.state(), in.roleName());
        return PolicyAnswers.Tags.of(
                Page.of(
                        role.tags(),
                        Tag::key,
                        Page.Request.of(
                                "ListRoleTags " + role.uniqueId(), in.marker(), in.maxItems())));
    }
}
