package dev.mayfly.policy.eval;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Every policy that applies to a request, by layer. Start from [#EMPTY] and add.
///
/// @param serviceControl one list for each level from the organisation's root to the account, each
///   of which must allow; empty when the account is in no organisation or is its management account
/// @param resourceControl custom resource control policies; the full-access one that AWS always
///   attaches is understood
/// @param resourcePolicy the policy of the resource: a bucket policy, a role's trust policy
/// @param identity of the user with its groups, or of the role
/// @param boundary the caller's permissions boundary
/// @param session the session policies, a union; empty when the session was made without any
public record PolicyStack(
        List<List<NamedPolicy>> serviceControl,
        List<NamedPolicy> resourceControl,
        Optional<ResourceSide> resourcePolicy,
        List<NamedPolicy> identity,
        Optional<NamedPolicy> boundary,
        List<NamedPolicy> session) {
    public static final PolicyStack EMPTY =
            new PolicyStack(
                    List.of(), List.of(), Optional.empty(), List.of(), Optional.empty(), List.of());

    /// The resource's policy.
    ///
    /// @param mustGrant whether access within the account needs a grant in it: so for roles and for
    ///   KMS keys
    public record ResourceSide(NamedPolicy policy, boolean mustGrant) {
        /// A role's trust policy is a layer of its own name.
        public Layer layer() {
            return policy.document().kind() == PolicyKind.TRUST ? Layer.TRUST : Layer.RESOURCE;
        }
    }

    public PolicyStack {
        serviceControl = serviceControl.stream().map(List::copyOf).toList();
        resourceControl = List.copyOf(resourceControl);
        identity = List.copyOf(identity);
        session = List.copyOf(session);
    }

    /// For assuming a role: its trust policy, which must grant.
    public static PolicyStack trust(NamedPolicy trustPolicy) {
        return EMPTY.withResourcePolicy(trustPolicy);
    }

    public PolicyStack withServiceControl(List<List<NamedPolicy>> levels) {
        return new PolicyStack(
                levels, resourceControl, resourcePolicy, identity, boundary, session);
    }

    public PolicyStack withResourceControl(List<NamedPolicy> policies) {
        return new PolicyStack(
                serviceControl, policies, resourcePolicy, identity, boundary, session);
    }

    /// A trust policy must grant; any other resource policy may be silent within its account.
    public PolicyStack withResourcePolicy(NamedPolicy policy) {
        boolean mustGrant = policy.document().kind() == PolicyKind.TRUST;
        return withResourceSide(new ResourceSide(policy, mustGrant));
    }

    public PolicyStack withResourceSide(ResourceSide side) {
        return new PolicyStack(
                serviceControl, resourceControl, Optional.of(side), identity, boundary, session);
    }

    public PolicyStack withIdentity(List<NamedPolicy> policies) {
        return new PolicyStack(
                serviceControl, resourceControl, resourcePolicy, policies, boundary, session);
    }

    public PolicyStack withBoundary(NamedPolicy policy) {
        return new PolicyStack(
                serviceControl,
                resourceControl,
                resourcePolicy,
                identity,
                Optional.of(policy),
                session);
    }

    public PolicyStack withSession(List<NamedPolicy> policies) {
        return new PolicyStack(
                serviceControl, resourceControl, resourcePolicy, identity, boundary, policies);
    }

    /// Every policy with its layer, in the order in which the layers are asked.
    public List<LayeredPolicy> byLayer() {
        List<LayeredPolicy> all = new ArrayList<>();
        serviceControl.forEach(level -> add(all, Layer.SERVICE_CONTROL, level));
        add(all, Layer.RESOURCE_CONTROL, resourceControl);
        resourcePolicy.ifPresent(side -> add(all, side.layer(), List.of(side.policy())));
        add(all, Layer.IDENTITY, identity);
        boundary.ifPresent(policy -> add(all, Layer.BOUNDARY, List.of(policy)));
        add(all, Layer.SESSION, session);
        return List.copyOf(all);
    }

    /// The same stack with another document for one of its policies, wherever it stands.
    public PolicyStack replacing(NamedPolicy old, PolicyDocument document) {
        UnaryOperator<NamedPolicy> swap =
                each -> each.equals(old) ? new NamedPolicy(old.name(), document) : each;
        return new PolicyStack(
                serviceControl.stream().map(level -> level.stream().map(swap).toList()).toList(),
                resourceControl.stream().map(swap).toList(),
                resourcePolicy.map(
                        side -> new ResourceSide(swap.apply(side.policy()), side.mustGrant())),
                identity.stream().map(swap).toList(),
                boundary.map(swap),
                session.stream().map(swap).toList());
    }

    private static void add(List<LayeredPolicy> all, Layer layer, List<NamedPolicy> policies) {
        policies.forEach(policy -> all.add(new LayeredPolicy(layer, policy)));
    }

    /// A policy and the layer it acts in.
    public record LayeredPolicy(Layer layer, NamedPolicy policy) {}
}
