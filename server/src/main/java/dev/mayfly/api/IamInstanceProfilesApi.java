package dev.mayfly.api;

import dev.mayfly.api.iam.InstanceProfileAnswers;
import dev.mayfly.api.iam.InstanceProfileMember;
import dev.mayfly.api.iam.InstanceProfileRequests;
import dev.mayfly.api.iam.InstanceProfileRequests.ByName;
import dev.mayfly.api.iam.InstanceProfileRequests.ByRole;
import dev.mayfly.api.iam.PolicyAnswers;
import dev.mayfly.api.iam.RoleRequests.ListOfRole;
import dev.mayfly.api.iam.TagMember;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.iam.InstanceProfiles;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.Page;
import dev.mayfly.iam.Paths;
import dev.mayfly.iam.Role;
import dev.mayfly.identity.Tag;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// IAM's operations on instance profiles.
public final class IamInstanceProfilesApi {

    private final Directory directory;
    private final InstanceProfiles profiles;
    private final IamTargets targets;

    public IamInstanceProfilesApi(Directory directory, InstanceProfiles profiles) {
        this.directory = directory;
        this.profiles = profiles;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return Stream.of(entities(), roles(), tagging())
                .flatMap(List::stream)
                .<Operation<?, ?>>map(Function.identity())
                .toList();
    }

    private List<Operation<?, ?>> entities() {
        return List.of(
                IamOperation.writes(
                                "CreateInstanceProfile",
                                InstanceProfileRequests.Create.class,
                                InstanceProfileAnswers.OneProfile.class)
                        .on(this::newProfile)
                        .and(in -> newProfile(in).tagging("iam:TagInstanceProfile", in.tags()))
                        .by(this::create),
                IamOperation.reads(
                                "GetInstanceProfile",
                                ByName.class,
                                InstanceProfileAnswers.OneProfile.class)
                        .on(in -> targets.instanceProfile(in.instanceProfileName()))
                        .by(this::get),
                IamOperation.reads(
                                "ListInstanceProfiles",
                                InstanceProfileRequests.ListProfiles.class,
                                InstanceProfileAnswers.Profiles.class)
                        .by(this::list),
                IamOperation.writes("DeleteInstanceProfile", ByName.class)
                        .on(in -> targets.instanceProfile(in.instanceProfileName()))
                        .by(in -> profiles.delete(in.instanceProfileName())));
    }

    private List<Operation<?, ?>> roles() {
        return List.of(
                IamOperation.writes("AddRoleToInstanceProfile", ByRole.class)
                        .on(in -> targets.instanceProfile(in.instanceProfileName()))
                        .and(this::passRole)
                        .by(in -> profiles.addRole(in.instanceProfileName(), in.roleName())),
                IamOperation.writes("RemoveRoleFromInstanceProfile", ByRole.class)
                        .on(in -> targets.instanceProfile(in.instanceProfileName()))
                        .by(in -> profiles.removeRole(in.instanceProfileName(), in.roleName())),
                IamOperation.reads(
                                "ListInstanceProfilesForRole",
                                ListOfRole.class,
                                InstanceProfileAnswers.Profiles.class)
                        .on(in -> targets.role(in.roleName()))
                        .by(this::listForRole));
    }

    private List<Operation<?, ?>> tagging() {
        return List.of(
                IamOperation.writes("TagInstanceProfile", InstanceProfileRequests.Tags.class)
                        .on(in ->
                                targets.instanceProfile(in.instanceProfileName())
                                        .bringing(TagMember.tags(in.tags())))
                        .by(in ->
                                profiles.tag(in.instanceProfileName(), TagMember.tags(in.tags()))),
                IamOperation.writes("UntagInstanceProfile", InstanceProfileRequests.TagKeys.class)
                        .on(in ->
                                targets.instanceProfile(in.instanceProfileName())
                                        .tagKeys(in.tagKeys()))
                        .by(in -> profiles.untag(in.instanceProfileName(), in.tagKeys())),
                IamOperation.reads(
                                "ListInstanceProfileTags",
                                InstanceProfileRequests.ListTags.class,
                                PolicyAnswers.Tags.class)
                        .on(in -> targets.instanceProfile(in.instanceProfileName()))
                        .by(this::listTags));
    }

    private Target newProfile(InstanceProfileRequests.Create in) {
        return targets.created(
                        "instance-profile", in.path().orElse(Paths.ROOT), in.instanceProfileName())
                .bringing(TagMember.tags(in.tags()));
    }

    /// Whoever puts a role into a profile hands it to the servers that use the profile.
    ///
    /// Source: Service Authorization Reference, `AddRoleToInstanceProfile`, dependent action
    /// `iam:PassRole`, read 2026-11.
    private List<Permission> passRole(ByRole in) {
        return List.of(
                targets.role(in.roleName())
                        .with("iam:PassedToService", "ec2.amazonaws.com")
                        .permission("iam:PassRole"));
    }

    private InstanceProfileAnswers.OneProfile create(InstanceProfileRequests.Create in) {
        InstanceProfile profile =
                profiles.create(
                        in.instanceProfileName(),
                        in.path().orElse(Paths.ROOT),
                        TagMember.tags(in.tags()));
        return new InstanceProfileAnswers.OneProfile(
                InstanceProfileMember.full(directory.state(), profile));
    }

    private InstanceProfileAnswers.OneProfile get(ByName in) {
        AccountState state = directory.state();
        return new InstanceProfileAnswers.OneProfile(
                InstanceProfileMember.full(
                        state, Existing.instanceProfile(state, in.instanceProfileName())));
    }

    private InstanceProfileAnswers.Profiles list(InstanceProfileRequests.ListProfiles in) {
        AccountState state = directory.state();
        String prefix = in.pathPrefix().orElse(Paths.ROOT);
        List<InstanceProfile> found =
                state.instanceProfiles().values().stream()
                        .filter(profile -> Paths.matches(profile.path(), prefix))
                        .toList();
        return page(
                state, found, Page.Request.of("ListInstanceProfiles", in.marker(), in.maxItems()));
    }

    private InstanceProfileAnswers.Profiles listForRole(ListOfRole in) {
        AccountState state = directory.state();
        Role role = Existing.role(state, in.roleName());
        return page(
                state,
                InstanceProfiles.of(state, role),
                Page.Request.of(
                        "ListInstanceProfilesForRole " + role.uniqueId(),
                        in.marker(),
                        in.maxItems()));
    }

    private static InstanceProfileAnswers.Profiles page(
            AccountState state, List<InstanceProfile> found, Page.Request request) {
        return InstanceProfileAnswers.Profiles.of(
                Page.of(found, (InstanceProfile profile) -> Names.key(profile.name()), request)
                        .map(profile -> InstanceProfileMember.listed(state, profile)));
    }

    private PolicyAnswers.Tags listTags(InstanceProfileRequests.ListTags in) {
        InstanceProfile profile =
                Existing.instanceProfile(directory.state(), in.instanceProfileName());
        return PolicyAnswers.Tags.of(
                Page.of(
                        profile.tags(),
                        Tag::key,
                        Page.Request.of(
                                "ListInstanceProfileTags " + profile.uniqueId(),
                                in.marker(),
                                in.maxItems())));
    }
}
