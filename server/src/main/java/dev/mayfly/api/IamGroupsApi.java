package dev.mayfly.api;

import dev.mayfly.api.iam.AttachedPolicyMember;
import dev.mayfly.api.iam.EncodedDocument;
import dev.mayfly.api.iam.GroupAnswers;
import dev.mayfly.api.iam.GroupMember;
import dev.mayfly.api.iam.GroupRequests;
import dev.mayfly.api.iam.GroupRequests.ByName;
import dev.mayfly.api.iam.GroupRequests.ByPolicyArn;
import dev.mayfly.api.iam.GroupRequests.ByPolicyName;
import dev.mayfly.api.iam.GroupRequests.ListOfGroup;
import dev.mayfly.api.iam.GroupRequests.Membership;
import dev.mayfly.api.iam.UserAnswers;
import dev.mayfly.api.iam.UserMember;
import dev.mayfly.api.iam.UserRequests;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.iam.Group;
import dev.mayfly.iam.GroupPolicies;
import dev.mayfly.iam.Groups;
import dev.mayfly.iam.Memberships;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.Page;
import dev.mayfly.iam.Paths;
import dev.mayfly.iam.User;
import dev.mayfly.iam.Users;
import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// IAM's operations on groups, their users and their policies.
public final class IamGroupsApi {

    private final Directory directory;
    private final Groups groups;
    private final GroupPolicies policies;
    private final IamTargets targets;

    public IamGroupsApi(Directory directory, Groups groups, GroupPolicies policies) {
        this.directory = directory;
        this.groups = groups;
        this.policies = policies;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return Stream.of(entities(), memberships(), policies())
                .flatMap(List::stream)
                .<Operation<?, ?>>map(Function.identity())
                .toList();
    }

    private List<Operation<?, ?>> entities() {
        return List.of(
                IamOperation.writes(
                                "CreateGroup",
                                GroupRequests.CreateGroup.class,
                                GroupAnswers.OneGroup.class)
                        .on(in ->
                                targets.created(
                                        "group", in.path().orElse(Paths.ROOT), in.groupName()))
                        .by(this::create),
                IamOperation.reads("GetGroup", ListOfGroup.class, GroupAnswers.GroupAndUsers.class)
                        .on(in -> targets.group(in.groupName()))
                        .by(this::get),
                IamOperation.reads(
                                "ListGroups",
                                GroupRequests.ListGroups.class,
                                GroupAnswers.Groups.class)
                        .by(this::list),
                IamOperation.writes("UpdateGroup", GroupRequests.UpdateGroup.class)
                        .on(in -> targets.group(in.groupName()))
                        .by(in ->
                                groups.update(
                                        in.groupName(),
                                        new Users.Changes(in.newGroupName(), in.newPath()))),
                IamOperation.writes("DeleteGroup", ByName.class)
                        .on(in -> targets.group(in.groupName()))
                        .by(in -> groups.delete(in.groupName())));
    }

    private List<Operation<?, ?>> memberships() {
        return List.of(
                IamOperation.writes("AddUserToGroup", Membership.class)
                        .on(in -> targets.group(in.groupName()))
                        .by(in -> groups.addUser(in.groupName(), in.userName())),
                IamOperation.writes("RemoveUserFromGroup", Membership.class)
                        .on(in -> targets.group(in.groupName()))
                        .by(in -> groups.removeUser(in.groupName(), in.userName())),
                IamOperation.reads(
                                "ListGroupsForUser",
                                UserRequests.ListOfUser.class,
                                GroupAnswers.Groups.class)
                        .on(in -> targets.user(in.userName()))
                        .by(this::listForUser));
    }

    private List<Operation<?, ?>> policies() {
        return List.of(
                IamOperation.writes("PutGroupPolicy", GroupRequests.PutGroupPolicy.class)
                        .on(in -> targets.group(in.groupName()))
                        .by(in ->
                                policies.put(in.groupName(), in.policyName(), in.policyDocument())),
                IamOperation.reads(
                                "GetGroupPolicy",
                                ByPolicyName.class,
                                GroupAnswers.InlinePolicy.class)
                        .on(in -> targets.group(in.groupName()))
                        .by(this::getPolicy),
                IamOperation.reads(
                                "ListGroupPolicies",
                                ListOfGroup.class,
                                UserAnswers.PolicyNames.class)
                        .on(in -> targets.group(in.groupName()))
                        .by(this::listPolicies),
                IamOperation.writes("DeleteGroupPolicy", ByPolicyName.class)
                        .on(in -> targets.group(in.groupName()))
                        .by(in -> policies.delete(in.groupName(), in.policyName())),
                IamOperation.writes("AttachGroupPolicy", ByPolicyArn.class)
                        .on(this::attachment)
                        .by(in -> policies.attach(in.groupName(), in.policyArn())),
                IamOperation.writes("DetachGroupPolicy", ByPolicyArn.class)
                        .on(this::attachment)
                        .by(in -> policies.detach(in.groupName(), in.policyArn())),
                IamOperation.reads(
                                "ListAttachedGroupPolicies",
                                GroupRequests.ListAttachedGroupPolicies.class,
                                UserAnswers.AttachedPolicies.class)
                        .on(in -> targets.group(in.groupName()))
                        .by(this::listAttached));
    }

    private Target attachment(ByPolicyArn in) {
        return targets.group(in.groupName()).with("iam:PolicyARN", in.policyArn());
    }

    private GroupAnswers.OneGroup create(GroupRequests.CreateGroup in) {
        Group group = groups.create(in.groupName(), in.path().orElse(Paths.ROOT));
        return new GroupAnswers.OneGroup(GroupMember.of(group, directory.state().account()));
    }

    private GroupAnswers.GroupAndUsers get(ListOfGroup in) {
        AccountState state = directory.state();
        Group group = Existing.group(state, in.groupName());
        Page<User> page =
                Page.of(
                        Memberships.users(state, group),
                        user -> Names.key(user.name()),
                        request("GetGroup", in));
        return GroupAnswers.GroupAndUsers.of(
                GroupMember.of(group, state.account()),
                page.map(user -> UserMember.listed(user, state.account())));
    }

    private GroupAnswers.Groups list(GroupRequests.ListGroups in) {
        AccountState state = directory.state();
        String prefix = in.pathPrefix().orElse(Paths.ROOT);
        List<Group> found =
                state.groups().values().stream()
                        .filter(group -> Paths.matches(group.path(), prefix))
                        .toList();
        return page(found, Page.Request.of("ListGroups", in.marker(), in.maxItems()));
    }

    private GroupAnswers.Groups listForUser(UserRequests.ListOfUser in) {
        AccountState state = directory.state();
        User user = Existing.user(state, in.userName());
        return page(
                Memberships.of(state, user),
                Page.Request.of(
                        "ListGroupsForUser " + user.uniqueId(), in.marker(), in.maxItems()));
    }

    private GroupAnswers.Groups page(List<Group> found, Page.Request request) {
        AccountState state = directory.state();
        Page<Group> page = Page.of(found, group -> Names.key(group.name()), request);
        return GroupAnswers.Groups.of(page.map(group -> GroupMember.of(group, state.account())));
    }

    private GroupAnswers.InlinePolicy getPolicy(ByPolicyName in) {
        Group group = Existing.group(directory.state(), in.groupName());
        return new GroupAnswers.InlinePolicy(
                group.name(),
                in.policyName(),
                EncodedDocument.of(GroupPolicies.inline(group, in.policyName()).source()));
    }

    private UserAnswers.PolicyNames listPolicies(ListOfGroup in) {
        Group group = Existing.group(directory.state(), in.groupName());
        return UserAnswers.PolicyNames.of(
                Page.of(
                        List.copyOf(group.inlinePolicies().keySet()),
                        Function.identity(),
                        request("ListGroupPolicies", in)));
    }

    private UserAnswers.AttachedPolicies listAttached(GroupRequests.ListAttachedGroupPolicies in) {
        Group group = Existing.group(directory.state(), in.groupName());
        return UserAnswers.AttachedPolicies.of(
                AttachedPolicyMember.page(
                        group.attachedPolicies(),
                        in.pathPrefix().orElse(Paths.ROOT),
                        Page.Request.of(
                                "ListAttachedGroupPolicies " + group.uniqueId(),
                                in.marker(),
                                in.maxItems())));
    }

    private static Page.Request request(String listing, ListOfGroup in) {
        return Page.Request.of(
                listing + " " + Names.key(in.groupName()), in.marker(), in.maxItems());
    }
}
