package dev.mayfly.api;

import dev.mayfly.api.iam.AttachedPolicyMember;
import dev.mayfly.api.iam.EncodedDocument;
import dev.mayfly.api.iam.PolicyAnswers;
import dev.mayfly.api.iam.TagMember;
import dev.mayfly.api.iam.UserAnswers;
import dev.mayfly.api.iam.UserMember;
import dev.mayfly.api.iam.UserRequests;
import dev.mayfly.api.iam.UserRequests.ByName;
import dev.mayfly.api.iam.UserRequests.ByPolicyArn;
import dev.mayfly.api.iam.UserRequests.ByPolicyName;
import dev.mayfly.api.iam.UserRequests.ByShortName;
import dev.mayfly.api.iam.UserRequests.ListOfUser;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.Page;
import dev.mayfly.iam.Paths;
import dev.mayfly.iam.User;
import dev.mayfly.iam.UserPolicies;
import dev.mayfly.iam.Users;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// IAM's operations on users and their policies.
public final class IamUsersApi {

    private final Directory directory;
    private final Users users;
    private final UserPolicies policies;
    private final IamTargets targets;

    public IamUsersApi(Directory directory, Users users, UserPolicies policies) {
        this.directory = directory;
        this.users = users;
        this.policies = policies;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return Stream.of(entities(), inline(), attached(), tagging())
                .flatMap(List::stream)
                .<Operation<?, ?>>map(Function.identity())
                .toList();
    }

    private List<Operation<?, ?>> entities() {
        return List.of(
                IamOperation.writes(
                                "CreateUser",
                                UserRequests.CreateUser.class,
                                UserAnswers.OneUser.class)
                        .on(this::newUser)
                        .and(in -> newUser(in).tagging("iam:TagUser", in.tags()))
                        .by(this::create),
                IamOperation.reads("GetUser", UserRequests.GetUser.class, UserAnswers.OneUser.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(this::get),
                IamOperation.reads(
                                "ListUsers", UserRequests.ListUsers.class, UserAnswers.Users.class)
                        .by(this::list),
                IamOperation.writes("UpdateUser", UserRequests.UpdateUser.class)
                        .on(in -> targets.user(in.userName()))
                        .by(in ->
                                users.update(
                                        in.userName(),
                                        new Users.Changes(in.newUserName(), in.newPath()))),
                IamOperation.writes("DeleteUser", ByName.class)
                        .on(in -> targets.user(in.userName()))
                        .by(in -> users.delete(in.userName())));
    }

    private List<Operation<?, ?>> inline() {
        return List.of(
                IamOperation.writes("PutUserPolicy", UserRequests.PutUserPolicy.class)
                        .on(in -> targets.userWithBoundary(in.userName()))
                        .by(in ->
                                policies.put(in.userName(), in.policyName(), in.policyDocument())),
                IamOperation.reads(
                                "GetUserPolicy", ByPolicyName.class, UserAnswers.InlinePolicy.class)
                        .on(in -> targets.user(in.userName()))
                        .by(this::getPolicy),
                IamOperation.reads(
                                "ListUserPolicies", ListOfUser.class, UserAnswers.PolicyNames.class)
                        .on(in -> targets.user(in.userName()))
                        .by(this::listPolicies),
                IamOperation.writes("DeleteUserPolicy", ByPolicyName.class)
                        .on(in -> targets.userWithBoundary(in.userName()))
                        .by(in -> policies.delete(in.userName(), in.policyName())));
    }

    private List<Operation<?, ?>> attached() {
        return List.of(
                IamOperation.writes("AttachUserPolicy", ByPolicyArn.class)
                        .on(this::attachment)
                        .by(in -> policies.attach(in.userName(), in.policyArn())),
                IamOperation.writes("DetachUserPolicy", ByPolicyArn.class)
                        .on(this::attachment)
                        .by(in -> policies.detach(in.userName(), in.policyArn())),
                IamOperation.reads(
                                "ListAttachedUserPolicies",
                                UserRequests.ListAttachedUserPolicies.class,
                                UserAnswers.AttachedPolicies.class)
                        .on(in -> targets.user(in.userName()))
                        .by(this::listAttached),
                IamOperation.writes(
                                "PutUserPermissionsBoundary",
                                UserRequests.PutUserPermissionsBoundary.class)
                        .on(in ->
                                targets.user(in.userName())
                                        .with(IamTargets.BOUNDARY, in.permissionsBoundary()))
                        .by(in -> policies.putBoundary(in.userName(), in.permissionsBoundary())),
                IamOperation.writes("DeleteUserPermissionsBoundary", ByShortName.class)
                        .on(in -> targets.userWithBoundary(in.userName()))
                        .by(in -> policies.deleteBoundary(in.userName())));
    }

    private List<Operation<?, ?>> tagging() {
        return List.of(
                IamOperation.writes("TagUser", UserRequests.TagUser.class)
                        .on(in -> targets.user(in.userName()).bringing(TagMember.tags(in.tags())))
                        .by(in -> users.tag(in.userName(), TagMember.tags(in.tags()))),
                IamOperation.writes("UntagUser", UserRequests.UntagUser.class)
                        .on(in -> targets.user(in.userName()).tagKeys(in.tagKeys()))
                        .by(in -> users.untag(in.userName(), in.tagKeys())),
                IamOperation.reads("ListUserTags", ListOfUser.class, PolicyAnswers.Tags.class)
                        .on(in -> targets.user(in.userName()))
                        .by(this::listTags));
    }

    private Target newUser(UserRequests.CreateUser in) {
        Target target =
                targets.created("user", in.path().orElse(Paths.ROOT), in.userName())
                        .bringing(TagMember.tags(in.tags()));
        return in.permissionsBoundary()
                .map(arn -> target.with(IamTargets.BOUNDARY, arn))
                .orElse(target);
    }

    private Target attachment(ByPolicyArn in) {
        return targets.userWithBoundary(in.userName()).with("iam:PolicyARN", in.policyArn());
    }

    private UserAnswers.OneUser create(UserRequests.CreateUser in) {
        User user =
                users.create(
                        new Users.NewUser(
                                in.userName(),
                                in.path().orElse(Paths.ROOT),
                                in.permissionsBoundary(),
                                TagMember.tags(in.tags())));
        return new UserAnswers.OneUser(UserMember.full(user, directory.state().account()));
    }

    private UserAnswers.OneUser get(UserRequests.GetUser in) {
        String name = in.userName().orElseThrow(IamUsersApi::userNameMissing);
        AccountState state = directory.state();
        return new UserAnswers.OneUser(
                UserMember.full(Existing.user(state, name), state.account()));
    }

    private UserAnswers.Users list(UserRequests.ListUsers in) {
        AccountState state = directory.state();
        String prefix = in.pathPrefix().orElse(Paths.ROOT);
        List<User> found =
                state.users().values().stream()
                        .filter(user -> Paths.matches(user.path(), prefix))
                        .toList();
        Page<User> page =
                Page.of(
                        found,
                        user -> Names.key(user.name()),
                        Page.Request.of("ListUsers", in.marker(), in.maxItems()));
        return UserAnswers.Users.of(page.map(user -> UserMember.listed(user, state.account())));
    }

    private UserAnswers.InlinePolicy getPolicy(ByPolicyName in) {
        User user = Existing.user(directory.state(), in.userName());
        return new UserAnswers.InlinePolicy(
                user.name(),
                in.policyName(),
                EncodedDocument.of(UserPolicies.inline(user, in.policyName()).source()));
    }

    private UserAnswers.PolicyNames listPolicies(ListOfUser in) {
        User user = Existing.user(directory.state(), in.userName());
        return UserAnswers.PolicyNames.of(
                Page.of(
                        List.copyOf(user.inlinePolicies().keySet()),
                        Function.identity(),
                        request("ListUserPolicies", in)));
    }

    private UserAnswers.AttachedPolicies listAttached(UserRequests.ListAttachedUserPolicies in) {
        User user = Existing.user(directory.state(), in.userName());
        return UserAnswers.AttachedPolicies.of(
                AttachedPolicyMember.page(
                        user.attachedPolicies(),
                        in.pathPrefix().orElse(Paths.ROOT),
                        Page.Request.of(
                                "ListAttachedUserPolicies " + user.uniqueId(),
                                in.marker(),
                                in.maxItems())));
    }

    private PolicyAnswers.Tags listTags(ListOfUser in) {
        User user = Existing.user(directory.state(), in.userName());
        return PolicyAnswers.Tags.of(Page.of(user.tags(), Tag::key, request("ListUserTags", in)));
    }

    /// Every caller of ours is a session of a role, so there is no user to take for granted.
    static RefusedException userNameMissing() {
        return new RefusedException(
                new Refusal.InvalidMember(
                        "Must specify userName when calling with non-User credentials"));
    }

    private static Page.Request request(String listing, ListOfUser in) {
        return Page.Request.of(
                listing + " " + Names.key(in.userName()), in.marker(), in.maxItems());
    }
}
