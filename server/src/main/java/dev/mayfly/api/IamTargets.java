package dev.mayfly.api;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Group;
import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.iam.ManagedPolicy;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.User;
import dev.mayfly.identity.Arn;
import java.util.Optional;

/// Finds what an IAM call acts on. Names in any case and at any path lead to the ARN as stored;
/// what is not there is taken to be at the root path, so that a caller who may not know learns
/// nothing.
///
/// Source: AWS resolves names to stored ARNs, paths included, before it authorizes (captured
/// 2026-09 by the project stackd, `resource_authorization.json`).
final class IamTargets {

    private static final String RESOURCE_TAG = "aws:ResourceTag/";
    private static final String IAM_RESOURCE_TAG = "iam:ResourceTag/";

    /// The condition key for a boundary that a call sets, or that its user has.
    static final String BOUNDARY = "iam:PermissionsBoundary";

    private final Directory directory;

    IamTargets(Directory directory) {
        this.directory = directory;
    }

    /// A managed policy that may be there.
    Target policy(String arn) {
        ManagedPolicy policy = directory.state().policies().get(arn);
        Target target = Target.of(arn);
        return policy == null ? target : target.carrying(RESOURCE_TAG, policy.tags());
    }

    /// Something that is about to be created, such as `policy` or `user`.
    Target created(String type, String path, String name) {
        return Target.of(Arn.iam(directory.state().account(), type + path + name).toString());
    }

    /// A user that may be there.
    Target user(String name) {
        return findUser(name)
                .map(user ->
                        Target.of(user.arn(directory.state().account()).toString())
                                .carrying(RESOURCE_TAG, user.tags())
                                .carrying(IAM_RESOURCE_TAG, user.tags()))
                .orElseGet(() -> created("user", "/", name));
    }

    /// A user, with the boundary it has: what calls that change its policies are judged by.
    Target userWithBoundary(String name) {
        Target target = user(name);
        return findUser(name)
                .flatMap(User::boundary)
                .map(arn -> target.with(BOUNDARY, arn))
                .orElse(target);
    }

    /// A role that may be there.
    Target role(String name) {
        return findRole(name)
                .map(role ->
                        Target.of(role.arn(directory.state().account()).toString())
                                .carrying(RESOURCE_TAG, role.tags())
                                .carrying(IAM_RESOURCE_TAG, role.tags()))
                .orElseGet(() -> created("role", "/", name));
    }

    /// A role, with the boundary it has: what calls that change its policies are judged by.
    Target roleWithBoundary(String name) {
        Target target = role(name);
        return findRole(name)
                .flatMap(Role::boundary)
                .map(arn -> target.with(BOUNDARY, arn))
                .orElse(target);
    }

    /// An instance profile that may be there.
    Target instanceProfile(String name) {
        AccountState state = directory.state();
        InstanceProfile profile = state.instanceProfiles().get(Names.key(name));
        return profile == null
                ? created("instance-profile", "/", name)
                : Target.of(profile.arn(state.account()).toString())
                        .carrying(RESOURCE_TAG, profile.tags())
                        .carrying(IAM_RESOURCE_TAG, profile.tags());
    }

    /// An OIDC provider that may be there.
    Target provider(String arn) {
        Target target = Target.of(arn);
        return directory.state().providers().values().stream()
                .filter(p -> p.arn(directory.state().account()).toString().equals(arn))
                .findFirst()
                .map(p -> target.carrying(RESOURCE_TAG, p.tags()))
                .orElse(target);
    }

    /// A group that may be there.
    Target group(String name) {
        AccountState state = directory.state();
        Group group = state.groups().get(Names.key(name));
        return group == null
                ? created("group", "/", name)
                : Target.of(group.arn(state.account()).toString());
    }

    /// The user, group or role that an ARN names, whatever path it gives.
    Target identity(String arn) {
        String resource = Arn.parse(arn).map(Arn::resource).orElse("");
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        return switch (resource.split("/", 2)[0]) {
            case "user" -> user(name);
            case "group" -> group(name);
            case "role" -> role(name);
            default -> Target.of(arn);
        };
    }

    private Optional<Role> findRole(String name) {
        return Optional.ofNullable(directory.state().roles().get(Names.key(name)));
    }

    private Optional<User> findUser(String name) {
        return Optional.ofNullable(directory.state().users().get(Names.key(name)));
    }
}
