package dev.mayfly.iam;

import java.util.SortedMap;
import java.util.SortedSet;

/// Writes and removes the permission policies of roles: inline, attached, boundary.
///
/// Source: IAM API Reference, `PutRolePolicy` to `DeleteRolePermissionsBoundary`, read 2026-11. A
/// role that is not there is refused before a document that is malformed (versitygw's tests).
public final class RolePolicies {

    private final Directory directory;
    private final AttachedPolicies attachments;

    public RolePolicies(Directory directory, PolicyLookup lookup) {
        this.directory = directory;
        this.attachments = new AttachedPolicies(lookup);
    }

    /// Writes an inline policy, in place of one with the same name.
    public void put(String name, String policyName, String document) {
        directory.update(state -> {
            Role role = Roles.changeable(state, name);
            SortedMap<String, PolicyText> policies =
                    InlinePolicies.with(
                            holder(role),
                            role.inlinePolicies(),
                            policyName,
                            PolicyTexts.inline(document));
            return state.with(role.with(edit -> edit.inlinePolicies(policies)));
        });
    }

    /// The inline policy with this name, or AWS's refusal.
    public static PolicyText inline(Role role, String policyName) {
        return InlinePolicies.find(Holder.Kind.ROLE, role.inlinePolicies(), policyName);
    }

    /// Deletes an inline policy.
    public void delete(String name, String policyName) {
        directory.update(state -> {
            Role role = Roles.changeable(state, name);
            SortedMap<String, PolicyText> policies =
                    InlinePolicies.without(Holder.Kind.ROLE, role.inlinePolicies(), policyName);
            return state.with(role.with(edit -> edit.inlinePolicies(policies)));
        });
    }

    /// Attaches a managed policy; attaching it twice changes nothing.
    public void attach(String name, String arn) {
        directory.update(state -> {
            Role role = Roles.changeable(state, name);
            SortedSet<String> arns =
                    attachments.with(state, holder(role), role.attachedPolicies(), arn);
            return state.with(role.with(edit -> edit.attachedPolicies(arns)));
        });
    }

    /// Detaches a managed policy.
    public void detach(String name, String arn) {
        directory.update(state -> {
            Role role = Roles.changeable(state, name);
            SortedSet<String> arns = AttachedPolicies.without(role.attachedPolicies(), arn);
            return state.with(role.with(edit -> edit.attachedPolicies(arns)));
        });
    }

    /// Sets the permissions boundary, in place of one that is there.
    public void putBoundary(String name, String arn) {
        directory.update(state -> {
            Role role = Roles.changeable(state, name);
            String boundary = attachments.boundary(state, arn);
            return state.with(role.with(edit -> edit.boundary(boundary)));
        });
    }

    /// Removes the permissions boundary, which must be there.
    public void deleteBoundary(String name) {
        directory.update(state -> {
            Role role = Roles.changeable(state, name);
            if (role.boundary().isEmpty()) {
                throw Existing.noSuchEntity(
                        "The role with name " + role.name() + " has no permissions boundary.");
            }
            return state.with(role.with(RoleEdit::noBoundary));
        });
    }

    private static Holder holder(Role role) {
        return new Holder(Holder.Kind.ROLE, role.name());
    }
}
