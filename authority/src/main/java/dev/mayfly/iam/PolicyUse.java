package dev.mayfly.iam;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// How often each managed policy is in use in one state, counted in one pass.
public final class PolicyUse {

    private static final Count NONE = new Count(0, 0);

    private final Map<String, Count> counts = new HashMap<>();

    private PolicyUse() {}

    /// Identities that have the policy attached, and those it is the permissions boundary of.
    public record Count(int attachments, int boundaries) {

        /// Whether nothing uses the policy.
        public boolean isNone() {
            return attachments == 0 && boundaries == 0;
        }

        private Count plus(Count other) {
            return new Count(attachments + other.attachments, boundaries + other.boundaries);
        }
    }

    /// The use of every policy in `state`.
    public static PolicyUse of(AccountState state) {
        PolicyUse use = new PolicyUse();
        for (Role role : state.roles().values()) {
            use.addAttached(role.attachedPolicies());
            role.boundary().ifPresent(use::addBoundary);
        }
        for (User user : state.users().values()) {
            use.addAttached(user.attachedPolicies());
            user.boundary().ifPresent(use::addBoundary);
        }
        for (Group group : state.groups().values()) {
            use.addAttached(group.attachedPolicies());
        }
        return use;
    }

    /// The use of the policy with this ARN; none when it is unknown.
    public Count of(String arn) {
        return counts.getOrDefault(arn, NONE);
    }

    private void addAttached(Collection<String> arns) {
        arns.forEach(arn -> counts.merge(arn, new Count(1, 0), Count::plus));
    }

    private void addBoundary(String arn) {
        counts.merge(arn, new Count(0, 1), Count::plus);
    }
}
