package dev.mayfly.iam;

import java.util.function.BiFunction;

/// Writes and removes the policies of users: inline, attached, boundary.
///
/// Source: IAM API Reference, `PutUserPolicy` to `DeleteUserPermissionsBoundary`, read 2026-11.
public final class UserPolicies {

    private final Directory directory;
    private final AttachedPolicies attachments;

    public UserPolicies(Directory directory, PolicyLookup lookup) {
        this.directory = directory;
        this.attachments = new AttachedPolicies(lookup);
    }

    /// Writes an inline policy, in place of one with the same name.
    public void put(String name, String policyName, String document) {
        change(
                name,
                (_, user) ->
                        user.withInline(
                                InlinePolicies.with(
                                        holder(user),
                                        user.inlinePolicies(),
                                        policyName,
                                        PolicyTexts.inline(document))));
    }

    /// The inline policy with this name, or AWS's refusal.
    public static PolicyText inline(User user, String policyName) {
        return InlinePolicies.find(Holder.Kind.USER, user.inlinePolicies(), policyName);
    }

    /// Deletes an inline policy.
    public void delete(String name, String policyName) {
        change(
                name,
                (_, user) ->
                        user.withInline(
                                InlinePolicies.without(
                                        Holder.Kind.USER, user.inlinePolicies(), policyName)));
    }

    /// Attaches a managed policy; attaching it twice changes nothing.
    public void attach(String name, String arn) {
        change(
                name,
                (state, user) ->
                        user.withAttached(
                                attachments.with(
                                        state, holder(user), user.attachedPolicies(), arn)));
    }

    /// Detaches a managed policy.
    public void detach(String name, String arn) {
        change(
                name,
                (_, user) ->
                        user.withAttached(AttachedPolicies.without(user.attachedPolicies(), arn)));
    }

    /// Sets the permissions boundary, in place of one that is there.
    public void putBoundary(String name, String arn) {
        change(name, (state, user) -> user.bounded(attachments.boundary(state, arn)));
    }

    /// Removes the permissions boundary, which must be there.
    public void deleteBoundary(String name) {
        change(
                name,
                (_, user) -> {
                    if (user.boundary().isEmpty()) {
                        throw Existing.noSuchEntity(
                                "The user with name "
                                        + user.name()
                                        + " has no permissions boundary.");
                    }
                    return user.unbounded();
                });
    }

    private void change(String name, BiFunction<AccountState, User, User> change) {
        directory.update(state -> state.with(change.apply(state, Existing.user(state, name))));
    }

    private static Holder holder(User user) {
        return new Holder(Holder.Kind.USER, user.name());
    }
}
