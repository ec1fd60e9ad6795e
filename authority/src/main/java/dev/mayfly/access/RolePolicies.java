package dev.mayfly.access;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.Role;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.session.SessionClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The policies that apply to a session: its role's, its boundary, its session policies. What
/// follows from the role alone is put together once for each state of the account.
///
/// A policy that is attached and not there counts as one that denies everything: nobody may gain by
/// its absence.
///
/// Thread-safe.
public final class RolePolicies {

    private static final PolicyDocument NOTHING =
            PolicyParser.parse(
                    "{\"Version\":\"2012-10-17\",\"Statement\":"
                            + "[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
                    PolicyKind.IDENTITY);

    private final PolicyLookup lookup;
    private final SessionPolicies sessionPolicies = new SessionPolicies();
    private volatile Stacks stacks = new Stacks(Optional.empty(), new ConcurrentHashMap<>());

    public RolePolicies(PolicyLookup lookup) {
        this.lookup = lookup;
    }

    private record RoleStack(Role role, PolicyStack stack) {}

    /// The stacks of one state, by unique id of the role.
    private record Stacks(Optional<AccountState> state, ConcurrentHashMap<String, RoleStack> byId) {

        // INVARIANT: good for this very state and these very roles; comparing contents would cost
        // more than building a stack
        @SuppressWarnings("ReferenceEquality")
        boolean of(AccountState other) {
            return state.isPresent() && state.get() == other;
        }

        @SuppressWarnings("ReferenceEquality") // as above
        Optional<PolicyStack> find(Role role) {
            RoleStack known = byId.get(role.uniqueId());
            return known != null && known.role() == role
                    ? Optional.of(known.stack())
                    : Optional.empty();
        }
    }

    /// The policies of `claims`, a session of `role`.
    public PolicyStack of(SessionClaims claims, Role role, AccountState state) {
        PolicyStack stack = ofRole(role, state);
        List<NamedPolicy> session = session(claims, state);
        return session.isEmpty() ? stack : stack.withSession(session);
    }

    /// The policies of the role itself.
    public PolicyStack ofRole(Role role, AccountState state) {
        Stacks current = stacks;
        if (!current.of(state)) {
            current = new Stacks(Optional.of(state), new ConcurrentHashMap<>());
            stacks = current;
        }
        Optional<PolicyStack> known = current.find(role);
        if (known.isPresent()) {
            return known.get();
        }
        PolicyStack built = build(role, state);
        current.byId().put(role.uniqueId(), new RoleStack(role, built));
        return built;
    }

    private PolicyStack build(Role role, AccountState state) {
        List<NamedPolicy> identity = new ArrayList<>();
        role.inlinePolicies()
                .forEach((name, text) -> identity.add(new NamedPolicy(name, text.document())));
        role.attachedPolicies().forEach(arn -> identity.add(managed(state, arn)));
        PolicyStack stack = PolicyStack.EMPTY.withIdentity(identity);
        Optional<NamedPolicy> boundary = role.boundary().map(arn -> managed(state, arn));
        return boundary.isPresent() ? stack.withBoundary(boundary.get()) : stack;
    }

    private List<NamedPolicy> session(SessionClaims claims, AccountState state) {
        List<NamedPolicy> policies = new ArrayList<>();
        claims.inlineSessionPolicy()
                .ifPresent(json ->
                        policies.add(
                                new NamedPolicy("session policy", sessionPolicies.parsed(json))));
        claims.sessionPolicyArns().forEach(arn -> policies.add(managed(state, arn)));
        return policies;
    }

    private NamedPolicy managed(AccountState state, String arn) {
        return new NamedPolicy(
                arn, lookup.text(state, arn).map(PolicyText::document).orElse(NOTHING));
    }
}
