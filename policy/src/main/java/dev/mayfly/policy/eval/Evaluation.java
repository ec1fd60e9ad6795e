package dev.mayfly.policy.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One request on its way through the layers: first every Deny, then every layer that must allow.
final class Evaluation {
    private final AuthorizationRequest request;
    private final PolicyStack stack;
    private final List<Scan> serviceControl;
    private final Scan resourceControl;
    private final Scan resource;
    private final Scan identity;
    private final Scan boundary;
    private final Scan session;

    Evaluation(AuthorizationRequest request, PolicyStack stack) {
        this.request = request;
        this.stack = stack;
        StatementMatcher matcher = new StatementMatcher(request, stack.boundary().isPresent());
        this.serviceControl = serviceControl(matcher);
        this.resourceControl = new Scan(matcher, Layer.RESOURCE_CONTROL);
        if (!serviceLinked()) {
            resourceControl.over(stack.resourceControl());
        }
        this.resource = new Scan(matcher, resourceLayer());
        if (stack.resourcePolicy().isPresent()) {
            resource.over(stack.resourcePolicy().get().policy());
        }
        this.identity = new Scan(matcher, Layer.IDENTITY).over(stack.identity());
        this.boundary = new Scan(matcher, Layer.BOUNDARY);
        if (stack.boundary().isPresent()) {
            boundary.over(stack.boundary().get());
        }
        this.session = new Scan(matcher, Layer.SESSION).over(stack.session());
    }

    /// SCPs bind the principals of member accounts, root included, but no service-linked role and
    /// nobody from outside. Source: Organizations User Guide, "Service control policies".
    private List<Scan> serviceControl(StatementMatcher matcher) {
        List<List<NamedPolicy>> levels = stack.serviceControl();
        if (levels.isEmpty() || request.caller().account().isEmpty() || serviceLinked()) {
            return List.of();
        }
        List<Scan> scans = new ArrayList<>(levels.size());
        for (List<NamedPolicy> level : levels) {
            scans.add(new Scan(matcher, Layer.SERVICE_CONTROL).over(level));
        }
        return scans;
    }

    private boolean serviceLinked() {
        return request.caller() instanceof CallerPrincipal.RoleSession role && role.serviceLinked();
    }

    private Layer resourceLayer() {
        return stack.resourcePolicy().map(PolicyStack.ResourceSide::layer).orElse(Layer.RESOURCE);
    }

    Decision decide() {
        Optional<MatchedStatement> deny = firstDeny();
        if (deny.isPresent()) {
            return new Decision.ExplicitlyDenied(deny.get());
        }
        Optional<Layer> missing = firstMissing();
        return missing.isPresent()
                ? new Decision.ImplicitlyDenied(missing.get())
                : new Decision.Allowed(grants());
    }

    private Optional<MatchedStatement> firstDeny() {
        for (Scan level : serviceControl) {
            if (level.deny().isPresent()) {
                return level.deny();
            }
        }
        return resourceControl
                .deny()
                .or(resource::deny)
                .or(identity::deny)
                .or(boundary::deny)
                .or(session::deny);
    }

    private Optional<Layer> firstMissing() {
        for (Scan level : serviceControl) {
            if (level.reach() == Reach.NONE) {
                return Optional.of(Layer.SERVICE_CONTROL);
            }
        }
        Optional<Layer> access = request.crossesAccounts() ? acrossAccounts() : withinAccount();
        return access.or(this::caps);
    }

    /// Both sides must allow. A caller without an account has no side of its own.
    private Optional<Layer> acrossAccounts() {
        if (resource.reach() == Reach.NONE) {
            return Optional.of(resource.layer());
        }
        boolean allowed = request.caller().account().isEmpty() || identityAllows();
        return allowed ? Optional.empty() : Optional.of(Layer.IDENTITY);
    }

    /// Either side may allow; a role's trust policy and a key's policy must.
    private Optional<Layer> withinAccount() {
        boolean mustGrant =
                stack.resourcePolicy().map(PolicyStack.ResourceSide::mustGrant).orElse(false);
        if (mustGrant && resource.reach() == Reach.NONE) {
            return Optional.of(resource.layer());
        }
        boolean allowed = resource.reach().compareTo(Reach.IDENTITY) >= 0 || identityAllows();
        return allowed ? Optional.empty() : Optional.of(Layer.IDENTITY);
    }

    /// Root needs no policy. A federated user's session has no identity permissions unless it was
    /// made with session policies. Source: STS API Reference, GetFederationToken.
    private boolean identityAllows() {
        boolean unarmed =
                request.caller() instanceof CallerPrincipal.FederatedUser
                        && stack.session().isEmpty();
        return request.caller() instanceof CallerPrincipal.Root
                || (identity.reach() != Reach.NONE && !unarmed);
    }

    /// Boundary and session policies cap whatever was granted, except by a resource policy of the
    /// same account that names the very session (or the user, or everyone).
    private Optional<Layer> caps() {
        boolean beyondCaps = !request.crossesAccounts() && resource.reach() == Reach.ALL;
        boolean capped = request.caller().account().isPresent() && !beyondCaps;
        if (capped && stack.boundary().isPresent() && boundary.reach() == Reach.NONE) {
            return Optional.of(Layer.BOUNDARY);
        }
        if (capped && !stack.session().isEmpty() && session.reach() == Reach.NONE) {
            return Optional.of(Layer.SESSION);
        }
        return Optional.empty();
    }

    private List<MatchedStatement> grants() {
        List<MatchedStatement> grants = new ArrayList<>(2);
        serviceControl.forEach(level -> level.grant().ifPresent(grants::add));
        resource.grant().ifPresent(grants::add);
        identity.grant().ifPresent(grants::add);
        boundary.grant().ifPresent(grants::add);
        session.grant().ifPresent(grants::add);
        return grants;
    }
}
