package dev.mayfly.proving;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import java.util.List;

/// What claims are made about.
public sealed interface Examined {

    /// As the person named it.
    String name();

    /// In a word or two, for people and programs.
    String kind();

    /// The policies that would let a witness through.
    PolicyStack stack();

    /// Who may assume a role.
    record Trust(String name, PolicyDocument policy) implements Examined {
        @Override
        public String kind() {
            return "trust";
        }

        @Override
        public PolicyStack stack() {
            return PolicyStack.trust(new NamedPolicy("trust policy", policy));
        }
    }

    /// What one policy allows: an identity policy, or a resource's.
    record Permission(String name, PolicyDocument policy) implements Examined {
        @Override
        public String kind() {
            return policy.kind() == PolicyKind.RESOURCE ? "resource" : "identity";
        }

        @Override
        public PolicyStack stack() {
            NamedPolicy named = new NamedPolicy("policy", policy);
            return policy.kind() == PolicyKind.RESOURCE
                    ? PolicyStack.EMPTY.withResourcePolicy(named)
                    : PolicyStack.EMPTY.withIdentity(List.of(named));
        }
    }

    /// What a role may do by all its policies under its boundary.
    record RolePermissions(String name, CallerPrincipal session, PolicyStack stack)
            implements Examined {
        @Override
        public String kind() {
            return "identity";
        }
    }

    /// A policy on its own.
    static Examined of(String name, PolicyDocument policy) {
        return policy.kind() == PolicyKind.TRUST
                ? new Trust(name, policy)
                : new Permission(name, policy);
    }
}
