package dev.mayfly.iam;

import java.util.function.BiFunction;

/// Writes and removes the policies of groups: inline and attached. A group has no boundary.
///
/// Source: IAM API Reference, `PutGroupPolicy` to `DetachGroupPolicy`, read 2026-11.
public final class GroupPolicies {

    private final Directory directory;
    private final AttachedPolicies attachments;

    public GroupPolicies(Directory directory, PolicyLookup lookup) {
        this.directory = directory;
        this.attachments = new AttachedPolicies(lookup);
    }

    /// Writes an inline policy, in place of one with the same name.
    public void put(String name, String policyName, String document) {
        change(
                name,
                (_, group) ->
                        group.withInline(
                                InlinePolicies.with(
                                        holder(group),
                                        group.inlinePolicies(),
                                        policyName,
                                        PolicyTexts.inline(document))));
    }

    /// The inline policy with this name, or AWS's refusal.
    public static PolicyText inline(Group group, String policyName) {
        return InlinePolicies.find(Holder.Kind.GROUP, group.inlinePolicies(), policyName);
    }

    /// Deletes an inline policy.
    public void delete(String name, String policyName) {
        change(
                name,
                (_, group) ->
                        group.withInline(
                                InlinePolicies.without(
                                        Holder.Kind.GROUP, group.inlinePolicies(), policyName)));
    }

    /// Attaches a managed policy; attaching it twice changes nothing.
    public void attach(String name, String arn) {
        change(
                name,
                (state, group) ->
                        group.withAttached(
                                attachments.with(
                                        state, holder(group), group.attachedPolicies(), arn)));
    }

    /// Detaches a managed policy.
    public void detach(String name, String arn) {
        change(
                name,
                (_, group) ->
                        group.withAttached(
                                AttachedPolicies.without(group.attachedPolicies(), arn)));
    }

    private void change(String name, BiFunction<AccountState, Group, Group> change) {
        directory.update(state -> state.with(change.apply(state, Existing.group(state, name))));
    }

    private static Holder holder(Group group) {
        return new Holder(Holder.Kind.GROUP, group.name());
    }
}
